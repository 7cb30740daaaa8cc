using System.Runtime.InteropServices;
using System.Text.Json;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>Reads Binance's <c>exchangeInfo</c> answer, of spot, USD-M or COIN-M, as known instruments.</summary>
public static class ExchangeInfo
{
    /// <summary>Reads a file; all that is wrong in it is in the result.</summary>
    public static InstrumentsResult ReadFile(string path)
    {
        try
        {
            return Read(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = Directory.Exists(path) ? "is a directory, not a file" : File.Exists(path) ? $"cannot be read: {e.Message}" : "no such file";
            return new InstrumentsResult([], [new Violation(Origin.File(path), "", problem)], []);
        }
    }

    /// <summary>Reads an answer as if it were the file.</summary>
    public static InstrumentsResult Read(string path, ReadOnlyMemory<byte> json)
    {
        var violations = new List<Violation>();
        var instruments = new List<KnownInstrument>();
        var notes = new List<string>();
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("symbols", out var symbols) && symbols.ValueKind == JsonValueKind.Array)
            {
                ReadSymbols(path, json, symbols, instruments, violations, notes);
            }
            else
            {
                violations.Add(new Violation(Origin.File(path), "symbols", "is missing: this is no exchangeInfo answer"));
            }
        }
        catch (JsonException e)
        {
            violations.Add(new Violation(Origin.File(path, (int)(e.LineNumber ?? 0) + 1), "", "not JSON"));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or broken UTF-8 shows only when a text is taken out.
            violations.Add(new Violation(Origin.File(path), "", "holds text that is not Unicode"));
        }

        return new InstrumentsResult(instruments, violations, notes);
    }

    private static void ReadSymbols(
        string path, ReadOnlyMemory<byte> json, JsonElement symbols, List<KnownInstrument> instruments, List<Violation> violations, List<string> notes)
    {
        var check = new InstrumentCheck(violations);
        var line = 1;
        var counted = 0;
        foreach (var element in symbols.EnumerateArray())
        {
            // The element is a slice of the file's bytes, which tells its line.
            json.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset);
            line += json.Span[counted..offset].Count((byte)'\n');
            counted = offset;
            var origin = Origin.File(path, line);
            var symbol = new ExchangeInfoSymbol(element, origin, violations);
            if (symbol.Read(out var note) is { } instrument && check.Accept(instrument, origin)) instruments.Add(instrument);
            else if (note is not null) notes.Add(note);
        }
    }
}
