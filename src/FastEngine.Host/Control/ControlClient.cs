using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Host.Control.Wire;

namespace FastEngine.Host.Control;

/// <summary>A connection to the running engine of a data directory. One request at a time.</summary>
public sealed class ControlClient : IDisposable
{
    private const int MostLineBytes = 1 << 20;

    // Beyond what the request itself may take.
    private const long GraceNs = 30 * EngineTime.NsPerSecond;

    private readonly string _path;
    private readonly Socket _socket;
    private readonly WireReader _reader;

    private ControlClient(string path, Socket socket)
    {
        _path = path;
        _socket = socket;
        _reader = new WireReader(socket, MostLineBytes);
        socket.SendTimeout = (int)(GraceNs / EngineTime.NsPerMs);
    }

    /// <summary>Connects, or null when no engine runs on this data directory.</summary>
    /// <exception cref="ControlException">One does, and may not be reached.</exception>
    public static ControlClient? TryConnect(string directory) =>
        ControlListener.TryConnect(directory) is { } socket ? new ControlClient(Path.Combine(directory, ControlServer.SocketFile), socket) : null;

    /// <summary>A <see cref="Status.EngineStatus"/> in JSON.</summary>
    /// <exception cref="ControlException">The engine refused, failed or went away.</exception>
    public string Status(CancellationToken stop = default) => Text(new ControlRequest { V = ControlOptions.ProtocolVersion, Verb = ControlRequest.Status }, stop);

    /// <inheritdoc cref="IControlTarget.Command"/>
    /// <exception cref="ControlException">The engine refused, failed or went away: then the command may have been carried out.</exception>
    public string Command(string name, IReadOnlyList<string> arguments, CancellationToken stop = default) =>
        Text(new ControlRequest { V = ControlOptions.ProtocolVersion, Verb = ControlRequest.Command, Name = name, Arguments = [.. arguments] }, stop);

    /// <summary>Writes the rows of a query as they come.</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="ControlException">The engine refused, failed or went away; part of the rows may be written.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public long Query(QueryRequest request, Stream output, CancellationToken stop = default) => Ask(new ControlRequest
    {
        V = ControlOptions.ProtocolVersion, Verb = ControlRequest.Query, Sql = request.Sql, Symbols = [.. request.Symbols], Format = request.Format,
        Limit = request.Limit, TimeoutNs = request.TimeoutNs,
    }, request.TimeoutNs, output, stop).Rows ?? 0;

    public void Dispose() => _socket.Dispose();

    private string Text(ControlRequest request, CancellationToken stop)
    {
        using var text = new MemoryStream();
        Ask(request, timeoutNs: 0, text, stop);
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private ControlAnswer Ask(ControlRequest request, long timeoutNs, Stream output, CancellationToken stop)
    {
        using var hangUp = stop.Register(_socket.Dispose);
        var waitNs = timeoutNs + GraceNs;
        OnWire(() => Send(ControlJson.Line(request)), stop);
        OnWire(() => Answer(waitNs), stop);
        var chunk = new byte[AnswerBody.MostChunkBytes];
        var count = 0;
        while (true)
        {
            OnWire(() => count = Chunk(chunk, waitNs), stop);
            if (count == 0) break;
            output.Write(chunk, 0, count);
        }

        ControlAnswer last = null!;
        OnWire(() => last = Answer(waitNs), stop);
        return last;
    }

    // A refusal may have been sent before the request was read, and then waits to be read.
    private void Send(byte[] line)
    {
        try
        {
            WireWriter.Send(_socket, line);
        }
        catch (IOException)
        {
            Answer(GraceNs);
            throw;
        }
    }

    private ControlAnswer Answer(long waitNs)
    {
        if (!_reader.TryReadLine(waitNs, GraceNs, out var line)) throw new EndOfStreamException("it closed the connection");
        var answer = JsonSerializer.Deserialize(line.Span, ControlJson.Default.ControlAnswer) ?? throw new JsonException("an answer of nothing");
        return answer.Ok ? answer : throw new ControlException(answer.Fault ?? ControlFault.Failed, answer.Message ?? "the engine refused without a reason");
    }

    private int Chunk(byte[] chunk, long waitNs)
    {
        Span<byte> length = stackalloc byte[AnswerBody.LengthBytes];
        _reader.ReadExactly(length, waitNs);
        var count = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (count < 0 || count > chunk.Length) throw new IOException($"a chunk of {count} bytes");
        _reader.ReadExactly(chunk.AsSpan(0, count), waitNs);
        return count;
    }

    private void OnWire(Action step, CancellationToken stop)
    {
        try
        {
            step();
        }
        catch (Exception error) when (error is IOException or TimeoutException or JsonException or ObjectDisposedException or SocketException)
        {
            stop.ThrowIfCancellationRequested();
            throw new ControlException(ControlFault.Failed, $"the engine at {_path} did not answer to the end: {error.Message}", error);
        }
    }
}
