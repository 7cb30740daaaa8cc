using System.Diagnostics;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>The npm package ws in a process of its own.</summary>
public sealed class WsServer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    public WsServer()
    {
        var start = new ProcessStartInfo("node", "server.js")
        {
            WorkingDirectory = Path.Combine(RepositoryRoot(), "tests", "ws-server"), RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (_lines)
            {
                _lines.Add(line.Data);
                Monitor.PulseAll(_lines);
            }
        };
        _process.BeginOutputReadLine();
        Port = int.Parse(WaitFor("port ")["port ".Length..]);
    }

    public int Port { get; }

    public Uri Address(string path) => new($"ws://127.0.0.1:{Port}{path}");

    /// <summary>Waits for a line that begins so, and takes it.</summary>
    public string WaitFor(string beginning)
    {
        var watch = Stopwatch.StartNew();
        lock (_lines)
        {
            while (true)
            {
                var at = _lines.FindIndex(line => line.StartsWith(beginning, StringComparison.Ordinal));
                if (at >= 0)
                {
                    var line = _lines[at];
                    _lines.RemoveAt(at);
                    return line;
                }

                var left = Limit - watch.Elapsed;
                if (left <= TimeSpan.Zero || !Monitor.Wait(_lines, left)) throw new TimeoutException($"the server did not say '{beginning}'; it said: {string.Join("; ", _lines)}");
            }
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(Limit)) _process.Kill();
        _process.Dispose();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"no FastEngine.sln above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
