using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FastEngine.Storage.DuckDb.Output;

/// <summary>Rows as JSON objects. A number is a JSON number only when a double holds it exactly: integers within 2^53 and finite doubles.
/// DECIMAL is always a string, so that a column keeps one kind; larger integers, infinities and NaN are strings.</summary>
internal static class ResultJson
{
    private const long MostExact = 1L << 53;
    private const int FlushBytes = 32 * 1024;

    // The output is for programs and terminals, never inside HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static long Write(DuckDbResult result, Stream output, bool asArray, int mostRows)
    {
        var names = UniqueNames(result.Columns);
        var buffer = new ArrayBufferWriter<byte>(2 * FlushBytes);
        using var json = new Utf8JsonWriter(buffer, Options);
        if (asArray) buffer.Write("["u8);
        var rows = 0L;
        for (; rows < mostRows && result.Read(); rows++)
        {
            if (asArray) buffer.Write(rows == 0 ? "\n"u8 : ",\n"u8);
            // Each object is a document of its own, so that a line holds one.
            json.Reset();
            WriteRow(json, result, names);
            json.Flush();
            if (!asArray) buffer.Write("\n"u8);
            if (buffer.WrittenCount < FlushBytes) continue;
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        if (asArray) buffer.Write("\n]\n"u8);
        output.Write(buffer.WrittenSpan);
        return rows;
    }

    private static void WriteRow(Utf8JsonWriter json, DuckDbResult result, JsonEncodedText[] names)
    {
        json.WriteStartObject();
        for (var i = 0; i < names.Length; i++)
        {
            json.WritePropertyName(names[i]);
            WriteValue(json, result, i);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, DuckDbResult result, int column)
    {
        if (result.IsNull(column))
        {
            json.WriteNullValue();
            return;
        }

        switch (result.Columns[column].Type)
        {
            case DuckDbType.Boolean:
                json.WriteBooleanValue(result.GetBoolean(column));
                return;
            case DuckDbType.TinyInt or DuckDbType.SmallInt or DuckDbType.Integer or DuckDbType.UTinyInt or DuckDbType.USmallInt or DuckDbType.UInteger:
                json.WriteNumberValue(result.GetInt64(column));
                return;
            case DuckDbType.BigInt or DuckDbType.UBigInt or DuckDbType.HugeInt:
                var integer = result.GetInt128(column);
                if (integer < -MostExact || integer > MostExact) break;
                json.WriteNumberValue((long)integer);
                return;
            case DuckDbType.Float:
                var single = (float)result.GetDouble(column);
                if (!float.IsFinite(single)) break;
                json.WriteNumberValue(single);
                return;
            case DuckDbType.Double:
                var number = result.GetDouble(column);
                if (!double.IsFinite(number)) break;
                json.WriteNumberValue(number);
                return;
            case DuckDbType.Varchar:
                json.WriteStringValue(result.GetBytes(column));
                return;
        }

        json.WriteStringValue(result.GetText(column));
    }

    /// <summary>A query may name two columns alike, an object may not: the later ones get a number.</summary>
    private static JsonEncodedText[] UniqueNames(IReadOnlyList<DuckDbColumn> columns)
    {
        var used = columns.Select(static column => column.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new JsonEncodedText[columns.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var name = columns[i].Name;
            for (var n = 1; !seen.Add(name); n++)
            {
                name = $"{columns[i].Name}_{n}";
                if (used.Contains(name)) name = columns[i].Name;
            }

            names[i] = JsonEncodedText.Encode(name, Options.Encoder);
        }

        return names;
    }
}
