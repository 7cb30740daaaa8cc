namespace FastEngine.Host.Diffing;

/// <summary>A signal of a run, and what became of it.</summary>
/// <param name="TimeNs">Engine time, ns since the epoch.</param>
/// <param name="Symbol">Printed name.</param>
/// <param name="Side"><c>long</c> or <c>short</c>.</param>
/// <param name="Price">Exact decimal.</param>
/// <param name="EntryScore">As decided.</param>
/// <param name="Confluence">As decided.</param>
public sealed record SignalRow(long TimeNs, string Symbol, string Side, string Price, double EntryScore, double Confluence)
{
    /// <summary>Handlers and causes that refused it; empty when it became an order.</summary>
    public string Refused { get; init; } = "";

    /// <summary>Net result of its position; null when it has none that closed.</summary>
    public decimal? Net { get; init; }

    /// <summary>The same decision, whatever became of it.</summary>
    public bool IsSameAs(SignalRow other) => (TimeNs, Symbol, Side, Price, EntryScore, Confluence) == (other.TimeNs, other.Symbol, other.Side, other.Price, other.EntryScore, other.Confluence);
}
