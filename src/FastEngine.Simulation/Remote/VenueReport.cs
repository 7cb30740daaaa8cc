using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote;

/// <summary>One thing that the venue told, with its number over the venue's whole life and its place in the tape.</summary>
/// <param name="Sequence">1, 2, 3… without a gap.</param>
/// <param name="Id">Of the order; the default for an answer about an order that the venue never saw, and for an update.</param>
/// <param name="After">Sequence of the last event of the tape that was behind the engine when it took it, -1 for none.</param>
/// <param name="Kind">Whether it is a report on an order or an update.</param>
/// <param name="Report">As it reaches the engine.</param>
/// <param name="Update">As it reaches the engine.</param>
public readonly record struct VenueReport(long Sequence, ClientOrderId Id, long After, TradeEventKind Kind, OrderReport Report, VenueUpdate Update)
{
    /// <summary>When it reaches the engine.</summary>
    public long TimeNs => Kind == TradeEventKind.OrderReport ? Report.TimeNs : Update.TimeNs;

    /// <summary>The event of the trade thread, with the venue sequence.</summary>
    public void CopyTo(ref TradeEvent e)
    {
        e.Kind = Kind;
        if (Kind == TradeEventKind.OrderReport) e.OrderReport = Report with { VenueSequence = Sequence };
        else e.VenueUpdate = Update with { VenueSequence = Sequence };
    }
}
