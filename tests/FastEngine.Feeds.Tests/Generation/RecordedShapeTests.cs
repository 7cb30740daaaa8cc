using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

public class RecordedShapeTests
{
    private static readonly (Market Market, string File)[] Recordings =
    [
        (Market.UsdMargined, "usdm_btcusdt_20240808.gz"), (Market.Spot, "spot_btcusdt_20240808.gz"), (Market.CoinMargined, "coinm_btcusd_perp_20240808.gz"),
    ];

    [Fact]
    public void Frames_have_the_fields_order_types_and_decimals_of_recorded_ones()
    {
        var folder = SharedFolder();
        var skipped = 0;
        foreach (var (market, file) in Recordings)
        {
            var path = Path.Combine(folder, "data", "binance-raw", file);
            if (!File.Exists(path))
            {
                skipped++;
                continue;
            }

            var symbol = SyntheticSymbols.Demo(market)[0];
            var options = new SyntheticMarketOptions { Symbols = [symbol], MaxTrades = 200 };
            var generated = Tapes.Lines(new SyntheticTape(new SyntheticTapeOptions { Market = options, Books = true }));
            foreach (var stream in (string[])["@trade", "@bookTicker", "@depth"])
                Assert.Equal(Shape(Recorded(path).First(l => l.Contains(stream))), Shape(generated.First(l => l.Contains(stream))));
        }

        Console.WriteLine($"Recorded shapes: {Recordings.Length - skipped} compared, {skipped} skipped (no recording)");
    }

    private static IEnumerable<string> Recorded(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    // Keys in order with the kind of their value; a number in quotes tells its decimals, a list only that it is one.
    private static string Shape(string line)
    {
        var space = line.IndexOf(' ');
        var shape = new StringBuilder($"{space} digits");
        using var document = JsonDocument.Parse(line[(space + 1)..]);
        Append(document.RootElement, shape);
        return shape.ToString();
    }

    private static void Append(JsonElement element, StringBuilder shape)
    {
        foreach (var property in element.EnumerateObject())
        {
            shape.Append($" {property.Name}:{(property.Value.ValueKind == JsonValueKind.False ? JsonValueKind.True : property.Value.ValueKind)}");
            if (property.Value.ValueKind == JsonValueKind.Object) Append(property.Value, shape);
            if (property.Value.ValueKind != JsonValueKind.String) continue;
            var text = property.Value.GetString()!;
            shape.Append(double.TryParse(text, out _) ? $"({text.Length - text.IndexOf('.')} places)".Replace($"({text.Length + 1} ", "(0 ") : $"({text})");
        }
    }

    private static string SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("FASTENGINE_SHARED") is { Length: > 0 } named) return named;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? ".", "..", "shared");
    }
}
