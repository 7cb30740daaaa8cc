using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Lines that the exchange does not print: the same trade in other words, trades that must not count, and garbage. Not fast.</summary>
internal sealed class OddFrames(IReadOnlyList<SyntheticSymbol> symbols, FrameWriter frames)
{
    private const int GarbageKinds = 6;
    private const int VariantKinds = 4;
    private const int MaxNoise = 60;

    private readonly byte[] _buffer = new byte[FrameWriter.MaxLineLength];

    /// <summary>The trade as white space, reversed fields, unknown fields or a bare event, by chance; equal in meaning.</summary>
    public byte[] Variant(in SyntheticTrade trade, ref Xoshiro256 random)
    {
        var fields = Fields(in trade);
        var text = random.NextBelow(VariantKinds) switch
        {
            0 => Envelope(in trade, Join(fields, " , ", " :\t"), "{ ", " }"),
            1 => Envelope(in trade, Join(fields.Reverse(), ",", ":"), "{", "}"),
            2 => Envelope(in trade, "\"x1\":{\"p\":\"0\",\"t\":[1,{\"q\":\"}\"}]}," + Join(fields, ",", ":") + ",\"x2\":[],\"x3\":null,\"x4\":-1.5e3", "{", "}"),
            _ => "{" + Join(fields, ",", ":") + "}",
        };
        return Line(in trade, text);
    }

    /// <summary>The trade with escapes in a key, in the event's name, in the symbol and in the price.</summary>
    public byte[] Escaped(in SyntheticTrade trade)
    {
        var fields = Fields(in trade);
        for (var i = 0; i < fields.Length; i++)
        {
            var (key, value) = fields[i];
            if (value[0] == '"') value = string.Concat("\"", Escape(value[1]), value.AsSpan(2));
            fields[i] = (key == "\"p\"" ? $"\"{Escape('p')}\"" : key, value);
        }

        return Line(in trade, Envelope(in trade, Join(fields, ",", ":"), "{", "}"));
    }

    /// <summary>The trade as one of the insurance fund, which must not count.</summary>
    public byte[] NotMarket(in SyntheticTrade trade) =>
        Encoding.Latin1.GetBytes(Exact(in trade).Replace("\"X\":\"MARKET\"", "\"X\":\"INSURANCE_FUND\"", StringComparison.Ordinal));

    /// <summary>A line that is malformed whatever a reader knows.</summary>
    public byte[] Garbage(in SyntheticTrade trade, ref Xoshiro256 random)
    {
        var exact = Exact(in trade);
        var eventTime = exact.IndexOf("\"E\":", StringComparison.Ordinal);
        var price = exact.IndexOf("\"p\":\"", StringComparison.Ordinal) + 5;
        var afterPrice = exact.IndexOf('"', price);
        var afterQuantity = exact.IndexOf('"', exact.IndexOf("\"q\":\"", StringComparison.Ordinal) + 5) + 1;
        var text = random.NextBelow(GarbageKinds) switch
        {
            0 => Noise(ref random, 'a', 26) + "\n",
            1 => $"{trade.ReceiveTimeNs} {Noise(ref random, (char)0x80, 0x7F)}\n",
            2 => exact[..(eventTime + random.NextBelow(price - eventTime))] + "\n",
            3 => exact[..price] + "NaN" + exact[afterPrice..],
            4 => exact[..price] + new string('9', 40) + exact[afterPrice..],
            _ => exact[..(afterPrice + 1)] + exact[afterQuantity..],
        };
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Noise(ref Xoshiro256 random, char first, int letters)
    {
        var noise = new char[1 + random.NextBelow(MaxNoise)];
        for (var i = 0; i < noise.Length; i++) noise[i] = (char)(first + random.NextBelow(letters));
        return new string(noise);
    }

    private static string Escape(char character) => $"\\u{(int)character:X4}";

    private string Exact(in SyntheticTrade trade) => Encoding.Latin1.GetString(_buffer.AsSpan(0, frames.WriteLine(in trade, _buffer)));

    // Keys and values of the event as the exact frame has them, quotes included; no value holds a comma or a colon.
    private (string Key, string Value)[] Fields(in SyntheticTrade trade)
    {
        var frame = Encoding.Latin1.GetString(_buffer.AsSpan(0, frames.WriteFrame(in trade, _buffer)));
        const string data = "\"data\":{";
        var start = frame.IndexOf(data, StringComparison.Ordinal) + data.Length;
        return [.. frame[start..^2].Split(',').Select(f => (f[..f.IndexOf(':')], f[(f.IndexOf(':') + 1)..]))];
    }

    private static string Join(IEnumerable<(string Key, string Value)> fields, string comma, string colon) =>
        string.Join(comma, fields.Select(f => f.Key + colon + f.Value));

    private string Envelope(in SyntheticTrade trade, string fields, string open, string close)
    {
        var stream = symbols[trade.SymbolIndex].Name.ToLowerInvariant() + (trade.Stream == TradeStream.Aggregate ? "@aggTrade" : "@trade");
        return $"{open}\"stream\":\"{stream}\",\"data\":{open}{fields}{close}{close}";
    }

    private static byte[] Line(in SyntheticTrade trade, string frame) => Encoding.Latin1.GetBytes($"{trade.ReceiveTimeNs} {frame}\n");
}
