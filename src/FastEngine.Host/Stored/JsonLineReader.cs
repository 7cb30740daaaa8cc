using System.Text.Json;
using FastEngine.Host.Running;

namespace FastEngine.Host.Stored;

/// <summary>Reads a file of one JSON object a line in one pass, in memory of the longest line.</summary>
internal sealed class JsonLineReader : IDisposable
{
    private const int FirstCapacity = 1 << 16;
    private const int MaxLineBytes = 1 << 24;

    private readonly Stream _stream;
    private readonly string _name;
    private byte[] _buffer = new byte[FirstCapacity];
    private long _bufferOffset;
    private int _next;
    private int _end;
    private int _lineStart;
    private int _lineLength;

    /// <param name="stream">Owned from now on.</param>
    /// <param name="name">For messages.</param>
    public JsonLineReader(Stream stream, string name) => (_stream, _name) = (stream, name);

    /// <summary>Number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Where the line begins in the file, bytes; counted from where the stream stood.</summary>
    public long Offset => _bufferOffset + _lineStart;

    /// <summary>The line without its end; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>Goes to the next line that is not empty; false at the end.</summary>
    public bool Read()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            while (length < 0 && Fill()) length = _buffer.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            if (length < 0 && _next == _end) return false;
            _lineStart = _next;
            _lineLength = length < 0 ? _end - _next : length;
            _next += length < 0 ? _lineLength : length + 1;
            Number++;
            if (_lineLength > 0) return true;
        }
    }

    /// <summary>The line as JSON that outlives it.</summary>
    /// <exception cref="RunException">It is not JSON.</exception>
    public JsonElement Parse()
    {
        try
        {
            var reader = new Utf8JsonReader(Line);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException exception)
        {
            throw new RunException(ExitCode.Failed, $"{_name}: line {Number} is not JSON: {exception.Message}");
        }
    }

    /// <summary>Whether the line holds this text; a way to skip without parsing.</summary>
    public bool Holds(ReadOnlySpan<byte> text) => Line.IndexOf(text) >= 0;

    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        if (_next > 0)
        {
            Buffer.BlockCopy(_buffer, _next, _buffer, 0, _end - _next);
            _bufferOffset += _next;
            _end -= _next;
            _next = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxLineBytes) throw new RunException(ExitCode.Failed, $"{_name}: line {Number + 1} is longer than {MaxLineBytes:N0} bytes; it is no file of a run");
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
