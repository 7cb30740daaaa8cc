using System.IO.Compression;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Benchmarks.Parsing;

/// <summary>Frames in one block of memory, as a reader's buffer holds them: real ones where the recordings are, else generated in the same shape.</summary>
public sealed class FrameTape
{
    /// <summary>Frames of a tape: more than the first cache level holds, as on a live feed.</summary>
    public const int Count = 4096;

    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private FrameTape(List<byte[]> frames, string source)
    {
        _bytes = [.. frames.SelectMany(frame => frame)];
        _ends = new int[frames.Count];
        var end = 0;
        for (var i = 0; i < frames.Count; i++) _ends[i] = end += frames[i].Length;
        Source = source;
    }

    public string Source { get; }

    public double MeanLength => (double)_bytes.Length / Count;

    public ReadOnlySpan<byte> this[int i] => i == 0 ? _bytes.AsSpan(0, _ends[0]) : _bytes.AsSpan(_ends[i - 1], _ends[i] - _ends[i - 1]);

    public static InstrumentTable Instruments { get; } = new(
        ((string[])["BTCUSDT", "ETHUSDT"]).Select((symbol, id) => new Instrument
        {
            Id = id, Symbol = symbol, Name = symbol, Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 8, Tick = 1, Lot = 1,
        }).ToArray());

    public static SymbolMap Symbols { get; } = new(Instruments.All.ToArray());

    /// <param name="market"><c>usdm</c> or <c>spot</c>: the trades of BTCUSDT.</param>
    public static FrameTape Trades(string market)
    {
        var recording = Recording($"{market}_btcusdt_20240808.gz");
        if (recording is null) return new FrameTape([.. Enumerable.Range(0, Count).Select(i => Generate(market, i))], "generated");
        return new FrameTape(Lines(recording).Where(line => line.AsSpan().IndexOf("\"e\":\"trade\""u8) >= 0).Take(Count).ToList(), Path.GetFileName(recording));
    }

    /// <summary>Depth updates in an envelope, of exactly <paramref name="length"/> bytes.</summary>
    public static FrameTape DepthUpdates(int length)
    {
        const string Level = "[\"61800.20\",\"2.507\"],";
        var frames = new List<byte[]>();
        for (var i = 0; i < Count; i++)
        {
            var text = new StringBuilder($$$"""{"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":{{{1723161256299 + i}}},"T":{{{1723161256298 + i}}},"s":"BTCUSDT","b":[""");
            while (text.Length + Level.Length + 2 < length) text.Append(Level);
            text.Length--;
            frames.Add(Encoding.ASCII.GetBytes(text.Append("]}}").ToString().PadRight(length)));
        }

        return new FrameTape(frames, "generated");
    }

    private static byte[] Generate(string market, int i) => Encoding.ASCII.GetBytes(market == "spot"
        ? $$$"""{"stream":"btcusdt@trade","data":{"e":"trade","E":{{{1723161255343 + i}}},"s":"BTCUSDT","t":{{{3735683259 + i}}},"p":"{{{61837 + i % 90}}}.63000000","q":"0.{{{i % 97:D5}}}100","T":{{{1723161255342 + i}}},"m":{{{(i % 3 == 0 ? "true" : "false")}}},"M":true}}"""
        : $$$"""{"stream":"btcusdt@trade","data":{"e":"trade","E":{{{1723161255343 + i}}},"T":{{{1723161255342 + i}}},"s":"BTCUSDT","t":{{{5266583935 + i}}},"p":"{{{61837 + i % 90}}}.30","q":"{{{i % 7 * (i % 5)}}}.{{{i % 997 + 1:D3}}}","X":"MARKET","m":{{{(i % 3 == 0 ? "true" : "false")}}}}}""");

    private static IEnumerable<byte[]> Lines(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is { } line) yield return Encoding.UTF8.GetBytes(line[(line.IndexOf(' ') + 1)..]);
    }

    private static string? Recording(string name)
    {
        var shared = Environment.GetEnvironmentVariable("FASTENGINE_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) shared = Path.Combine(folder.FullName, "..", "shared");
        }

        var path = Path.Combine(shared ?? ".", "data", "binance-raw", name);
        return File.Exists(path) ? path : null;
    }
}
