using System.Globalization;

namespace FastEngine.Simulation.Optimise.Verdicts;

/// <summary>One statistic with its threshold.</summary>
/// <param name="Name">Short, as in the verdict.</param>
/// <param name="Meaning">In plain words.</param>
/// <param name="Value">Null when it is not defined.</param>
/// <param name="Threshold">To be at least, or at most.</param>
/// <param name="IsMost">Whether the threshold is the most instead of the least.</param>
public sealed record Criterion(string Name, string Meaning, double? Value, double Threshold, bool IsMost = false)
{
    /// <summary>Beyond this it is missed by far; null when there is no such bound.</summary>
    public double? Far { get; init; }

    /// <summary>A value that is not defined does not count against what was chosen.</summary>
    public bool MayBeUndefined { get; init; }

    public bool IsMet => Value is { } value ? (IsMost ? value <= Threshold : value >= Threshold) : MayBeUndefined;

    public bool IsFarOff => !IsMet && (Value is not { } value || (Far is { } far && (IsMost ? value >= far : value <= far)));

    /// <summary><c>DSR 0.31 (at least 0.95)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {ValueText} ({BoundText})");

    public string ValueText => Value is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "undefined";

    public string BoundText => string.Create(CultureInfo.InvariantCulture, $"{(IsMost ? "at most" : "at least")} {Threshold:0.00}");
}
