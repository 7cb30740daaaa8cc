using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>The paper venue behind the port of every venue: approved orders in, fills of the tape out.</summary>
/// <remarks>The driver gives it every applied trade in stream order and takes the reports that are due at or before an event's time
/// before that event. Single-threaded; nothing is allocated after construction.</remarks>
public sealed class PaperVenue : ISteppedVenue
{
    private readonly PaperMatcher _matcher;

    public PaperVenue(PaperOptions options, InstrumentTable instruments) => _matcher = new PaperMatcher(options, instruments);

    /// <inheritdoc cref="PaperMatcher.NextReportNs"/>
    public long NextReportNs => _matcher.NextReportNs;

    /// <inheritdoc cref="PaperMatcher.Position(int)"/>
    public long Position(int instrumentId) => _matcher.Position(instrumentId);

    /// <inheritdoc cref="PaperMatcher.Position(int, Direction)"/>
    public long Position(int instrumentId, Direction direction) => _matcher.Position(instrumentId, direction);

    /// <inheritdoc cref="PaperMatcher.Realised"/>
    public Int128 Realised => _matcher.Realised;

    /// <inheritdoc cref="PaperMatcher.LiveOrders"/>
    public int LiveOrders(int instrumentId) => _matcher.LiveOrders(instrumentId);

    /// <summary>What an account holds that this venue did not fill: after a restart without the venue's own history. Its cost is not known.</summary>
    public void SetPosition(int instrumentId, long longQuantity, long shortQuantity) => _matcher.SetPosition(instrumentId, longQuantity, shortQuantity);

    public void Submit(in ApprovedOrder order) => _matcher.Submit(in order.Terms);

    /// <inheritdoc cref="PaperMatcher.Cancel"/>
    public void Cancel(long order, long timeNs) => _matcher.Cancel(order, timeNs);

    /// <inheritdoc cref="PaperMatcher.OnTrade"/>
    public void OnTrade(in Tick tick, bool isOnTime) => _matcher.OnTrade(in tick, isOnTime);

    public void OnQuote(in Tick quote) =>
        _matcher.OnBook(quote.InstrumentId, quote.ExchangeTimeNs, quote.Price, quote.Quantity, quote.AskPrice, quote.AskQuantity);

    /// <inheritdoc cref="PaperMatcher.Query"/>
    public void Query(in VenueQuery query) => _matcher.Query(in query);

    /// <inheritdoc cref="PaperMatcher.TryTake"/>
    public bool TryTake(long dueNs, ref TradeEvent e) => _matcher.TryTake(dueNs, ref e);
}
