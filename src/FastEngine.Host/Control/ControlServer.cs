using System.Net.Sockets;
using FastEngine.Host.Control.Wire;

namespace FastEngine.Host.Control;

/// <summary>The control socket of a running engine: queries, status and operators' commands, from this machine and this user only.</summary>
/// <remarks>A thread waits for clients, and each client has its own; none of them is one of the engine's. The caller holds the lock of the data directory.</remarks>
public sealed class ControlServer : IDisposable
{
    /// <summary>In the data directory, mode 0600.</summary>
    public const string SocketFile = "engine.sock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AcceptRetry = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly IControlTarget _target;
    private readonly ControlOptions _options;
    private readonly Socket _listener;
    private readonly Thread _accepting;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _queries;
    private readonly Lock _gate = new();
    private readonly List<ControlSession> _sessions = [];
    private bool _isDisposed;

    private ControlServer(string directory, IControlTarget target, ControlOptions options)
    {
        _path = Path.Combine(directory, SocketFile);
        _target = target;
        _options = options;
        _queries = new SemaphoreSlim(options.MaxQueries);
        _listener = ControlListener.Listen(directory);
        _accepting = new Thread(Accept) { Name = "control", IsBackground = true };
        _accepting.Start();
    }

    /// <summary>Listens, and answers from now on.</summary>
    /// <exception cref="ControlException">An engine answers there already, or no socket can be made.</exception>
    public static ControlServer Start(string directory, IControlTarget target, ControlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new ControlServer(directory, target, options ?? new ControlOptions());
    }

    /// <summary>Takes no client more, ends the queries that run, and waits for the clients' threads: afterwards the target is not called.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        DeleteSocket();
        _stop.Cancel();
        _accepting.Join();
        _listener.Dispose();
        ControlSession[] sessions;
        lock (_gate) sessions = [.. _sessions];
        foreach (var session in sessions) session.Stop();
        foreach (var session in sessions) session.Join(Patience);
        _stop.Dispose();
    }

    // Before the listener closes: the next engine's socket could be there afterwards.
    private void DeleteSocket()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A directory that cannot be written any more keeps it, as after a kill: nobody listens there.
        }
    }

    private void Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Serve(_listener.AcceptAsync(_stop.Token).AsTask().GetAwaiter().GetResult());
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception)
            {
                // No file, memory or thread left for one more client: the others go on, and so does the engine.
                _stop.Token.WaitHandle.WaitOne(AcceptRetry);
            }
        }
    }

    private void Serve(Socket client)
    {
        var session = new ControlSession(client, _target, _options, _queries, Ended, _stop.Token);
        try
        {
            bool isFull;
            lock (_gate)
            {
                isFull = _sessions.Count >= _options.MaxClients;
                if (!isFull) _sessions.Add(session);
            }

            if (isFull) session.TurnAway();
            else session.Start();
        }
        catch
        {
            Ended(session);
            client.Dispose();
            throw;
        }
    }

    private void Ended(ControlSession session)
    {
        lock (_gate) _sessions.Remove(session);
    }
}
