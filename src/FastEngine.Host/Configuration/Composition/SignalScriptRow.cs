using System.Globalization;
using System.Text;
using FastEngine.Core;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>Reads one row of a file of scripted signals, and reports every cell that is wrong.</summary>
internal sealed class SignalScriptRow(string[] header, string[] cells, Origin origin, InstrumentTable instruments, List<Violation> violations)
{
    public const string Time = "time_ns";
    public const string Symbol = "symbol";
    public const string Side = "side";
    public const string Price = "price";
    public const string EntryScore = "entry_score";
    public const string Confluence = "confluence";
    public const string StopEdge = "stop_edge";
    public const string Every = "every";

    private readonly int _violationsBefore = violations.Count;

    /// <summary>Null when a cell is wrong.</summary>
    public ScriptedSignal? Read()
    {
        if (!long.TryParse(Cell(Time), NumberStyles.None, CultureInfo.InvariantCulture, out var timeNs) || timeNs > EngineTime.MaxNs)
            Add(Time, $"{Shown.Quoted(Cell(Time))} is not a time", $"0 to {EngineTime.MaxNs}, nanoseconds since 1970");
        var direction = Direction.Long;
        if (Cell(Side) == "short") direction = Direction.Short;
        else if (Cell(Side) != "long") Add(Side, $"{Shown.Quoted(Cell(Side))} is not a side", "long or short");
        var instrument = Find(Cell(Symbol));
        var entryScore = Number(EntryScore);
        var confluence = Number(Confluence);
        if (!Duration.TryParse(Cell(Every), out var everyNs) && Cell(Every).Length > 0)
            Add(Every, $"{Shown.Quoted(Cell(Every))} is not a duration", "a whole number and one of " + Duration.Units + ", or nothing for once");
        if (instrument is null) return null;
        var price = Decimal(Price, instrument);
        var edge = Decimal(StopEdge, instrument);
        if (price > 0 && edge > 0 && (direction == Direction.Long ? edge >= price : edge <= price))
            Add(StopEdge, $"{Cell(StopEdge)} is not {(direction == Direction.Long ? "below" : "above")} the price {Cell(Price)} of a {Cell(Side)}", null);
        return violations.Count == _violationsBefore
            ? new ScriptedSignal(timeNs, instrument.Id, direction, entryScore, confluence, edge, everyNs)
            : null;
    }

    // Empty for a column that is not there.
    private string Cell(string column) => Array.IndexOf(header, column) is >= 0 and var index ? cells[index] : "";

    // The printed name is the symbol, unless the run holds it from two markets.
    private Instrument? Find(string name)
    {
        if (InstrumentNames.Find(instruments, name, StringComparison.Ordinal) is { } found) return found;
        string[] names = [.. instruments.All.ToArray().Select(instrument => instrument.Name)];
        var nearest = names.Length > 0 ? NearestText.Of(name, names) : null;
        violations.Add(new Violation(origin, Symbol, $"{Shown.Quoted(name)} is not an instrument of this run", Nearest: nearest));
        return null;
    }

    private double Number(string column)
    {
        var text = Cell(column);
        if (text.Length == 0) return 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Add(column, $"{Shown.Quoted(text)} is not a number", "a number, or nothing for 0");
        return 0;
    }

    private long Decimal(string column, Instrument instrument)
    {
        var text = Cell(column);
        if (text.Length == 0) return 0;
        if (FixedPoint.TryParse(Encoding.UTF8.GetBytes(text), instrument.PriceScale, out var value) && value > 0) return value;
        Add(column, $"{Shown.Quoted(text)} is not a price of {instrument.Name}", $"a decimal number above 0 with at most {instrument.PriceScale} decimals, or nothing");
        return 0;
    }

    private void Add(string column, string problem, string? allowed) => violations.Add(new Violation(origin, column, problem, allowed));
}
