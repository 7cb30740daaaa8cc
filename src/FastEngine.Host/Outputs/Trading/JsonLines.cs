using System.Buffers;
using System.Text.Json;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Writes one JSON object a line, UTF-8, invariant; NaN and infinities become null.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json;

    public JsonLines(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_line);
    }

    public JsonLines Begin()
    {
        _json.WriteStartObject();
        return this;
    }

    public JsonLines Add(string key, string? value)
    {
        if (value is null) _json.WriteNull(key);
        else _json.WriteString(key, value);
        return this;
    }

    public JsonLines Add(string key, long value)
    {
        _json.WriteNumber(key, value);
        return this;
    }

    public JsonLines Add(string key, bool value)
    {
        _json.WriteBoolean(key, value);
        return this;
    }

    public JsonLines Add(string key, double value)
    {
        if (double.IsFinite(value)) _json.WriteNumber(key, value);
        else _json.WriteNull(key);
        return this;
    }

    public JsonLines BeginObject(string key)
    {
        _json.WriteStartObject(key);
        return this;
    }

    public JsonLines EndObject()
    {
        _json.WriteEndObject();
        return this;
    }

    public void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _stream.Write(_line.WrittenSpan);
        _stream.WriteByte((byte)'\n');
        _line.ResetWrittenCount();
        _json.Reset();
    }

    public void Dispose() => _json.Dispose();
}
