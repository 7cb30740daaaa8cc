using System.Buffers.Text;
using FastEngine.Core;

namespace FastEngine.Host.Outputs;

/// <summary>Builds one line of comma-separated UTF-8 at a time: integers, exact decimals and round-trip doubles.</summary>
internal sealed class CsvLine(Stream stream)
{
    private readonly byte[] _buffer = new byte[4096];
    private int _length;

    public CsvLine Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
        _buffer[_length++] = (byte)',';
        return this;
    }

    public CsvLine Add(long value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
        _buffer[_length++] = (byte)',';
        return this;
    }

    /// <summary>The shortest text that reads back as the same double.</summary>
    public CsvLine Add(double value)
    {
        value.TryFormat(_buffer.AsSpan(_length), out var written, "R");
        _length += written;
        _buffer[_length++] = (byte)',';
        return this;
    }

    public CsvLine AddDecimal(Int128 value, int scale)
    {
        _length += FixedPoint.Format(value, scale, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)',';
        return this;
    }

    public CsvLine AddEmpty()
    {
        _buffer[_length++] = (byte)',';
        return this;
    }

    public void End()
    {
        _buffer[_length - 1] = (byte)'\n';
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
