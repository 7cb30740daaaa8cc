using FastEngine.Core;

namespace FastEngine.Simulation.Models.Delays;

/// <summary>One distributed delay: one table, or one for each hour of the day (UTC) and step of volatility.</summary>
public sealed class DelayModel
{
    internal const int Hours = 24;

    private readonly DelayTable[] _tables;
    private readonly int _steps;

    private DelayModel(DelayTable[] tables, int steps, string text)
    {
        _tables = tables;
        _steps = steps;
        Text = text;
    }

    /// <summary>What it is, for a person.</summary>
    public string Text { get; }

    /// <summary>No sample is below.</summary>
    public long LeastNs => _tables.Min(table => table.LeastNs);

    public static DelayModel Of(DelayTable table, string text) => new([table], 0, text);

    /// <param name="tables">By hour, then step: as many as 24 times the steps.</param>
    /// <param name="steps">Steps of volatility.</param>
    /// <param name="text">Where they are from.</param>
    public static DelayModel Of(IReadOnlyList<DelayTable> tables, int steps, string text)
    {
        if (steps < 1 || tables.Count != Hours * steps) throw new ArgumentException($"{tables.Count} tables for 24 hours and {steps} steps", nameof(tables));
        return new DelayModel([.. tables], steps, text);
    }

    /// <param name="random">All of its values alike likely.</param>
    /// <param name="timeNs">When it begins.</param>
    /// <param name="step">Of volatility.</param>
    internal long At(ulong random, long timeNs, int step) =>
        (_steps == 0 ? _tables[0] : _tables[HourOf(timeNs) * _steps + Math.Min(step, _steps - 1)]).At(random);

    internal static int HourOf(long timeNs) => (int)(timeNs / EngineTime.NsPerHour % Hours);
}
