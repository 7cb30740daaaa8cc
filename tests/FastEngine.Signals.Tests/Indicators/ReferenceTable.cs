using System.Globalization;
using System.Text.Json;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Published quotes and the indicator values that belong to them, row by row.</summary>
internal sealed class ReferenceTable
{
    /// <summary>The published digits are those of doubles summed in another order: relative, and absolute below 1.</summary>
    private const double Tolerance = 1e-11;

    private const int CentScale = 100;
    private readonly JsonElement[] _rows;

    private ReferenceTable(JsonElement[] rows, Bar[] bars)
    {
        _rows = rows;
        Bars = bars;
    }

    public Bar[] Bars { get; }

    /// <summary>Closes in hundredths: the quotes have two decimals.</summary>
    public long[] Closes => [.. Bars.Select(bar => Cents(bar.Close))];

    /// <summary>The quotes as candles, prices in hundredths.</summary>
    public Candle[] Candles => [.. Bars.Select(bar => new Candle { High = Cents(bar.High), Low = Cents(bar.Low), Close = Cents(bar.Close) })];

    /// <summary>Null, after saying so, where the reference values are absent.</summary>
    public static ReferenceTable? Load(string indicator)
    {
        if (SharedData.Find($"reference/ta/{indicator}.standard.json") is not { } values || SharedData.Find("reference/ta/default.csv") is not { } quotes) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(values));
        var bars = File.ReadLines(quotes).Skip(1).Where(line => line.Length > 0).Select(ParseBar).ToArray();
        var rows = document.RootElement.EnumerateArray().Select(row => row.Clone()).ToArray();
        Assert.Equal(bars.Length, rows.Length);
        return new ReferenceTable(rows, bars);
    }

    /// <summary>Compares one value of a row; what is published as null must be NaN.</summary>
    public void AssertEqual(int row, string name, double actual)
    {
        var published = _rows[row].GetProperty(name);
        if (published.ValueKind == JsonValueKind.Null)
        {
            Assert.True(double.IsNaN(actual), $"row {row}: {name} is not defined yet but is {actual:R}");
            return;
        }

        var expected = published.GetDouble();
        Assert.True(
            Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)),
            $"row {row}: {name} is {actual:R}, published {expected:R}");
    }

    private static Bar ParseBar(string line)
    {
        var fields = line.Split(',');
        return new Bar(Number(fields[2]), Number(fields[3]), Number(fields[4]), Number(fields[5]));
    }

    private static long Cents(double price) => (long)Math.Round(price * CentScale);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
