using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>One independent part of a backtest.</summary>
/// <param name="Number">Its place in name and time order.</param>
/// <param name="Name">As results say it.</param>
/// <param name="Track">Whose capital it trades: slices of one track come one after the other.</param>
/// <param name="Inputs">Its part of the tape.</param>
internal sealed record Slice(int Number, string Name, string Track, InputSet Inputs)
{
    /// <summary>Bytes of the inputs as stored that it will read, as far as time tells how far into a file its span ends.</summary>
    public long PlannedBytes { get; } = Inputs.Inputs.Sum(input =>
    {
        var first = input.Scan.Symbols.Min(symbol => symbol.MinTimeNs);
        var last = input.Scan.Symbols.Max(symbol => symbol.MaxTimeNs);
        if (Inputs.Span.ToNs > last || last == first) return input.Scan.FileBytes;
        return (long)(input.Scan.FileBytes * Math.Clamp((double)(Inputs.Span.ToNs - first) / (last - first), 0, 1));
    });
}
