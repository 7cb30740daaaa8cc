namespace FastEngine.Core.Execution;

/// <summary>A venue that fills from the tape that it is shown: paper, and the models of backtests. Driven event by event on one thread.</summary>
public interface ISteppedVenue : IOrderGateway
{
    /// <summary>When the next report reaches the trade thread, <see cref="long.MaxValue"/> while none waits.</summary>
    long NextReportNs { get; }

    /// <summary>A trade of the tape, in stream order.</summary>
    /// <param name="tick">The trade.</param>
    /// <param name="isOnTime">Late trades fill nothing.</param>
    void OnTrade(in Tick tick, bool isOnTime);

    /// <summary>Best bid and ask, in stream order; only where a strategy, or the venue itself, asked for quotes. They move no time.</summary>
    void OnQuote(in Tick quote)
    {
    }

    /// <summary>A clock event, when what it led to was sent. Fills nothing: it tells how far the tape is.</summary>
    void OnClock(in Tick clock)
    {
    }

    /// <summary>The next report that is due at or before <paramref name="dueNs"/>.</summary>
    /// <param name="dueNs">Time up to which it may be due.</param>
    /// <param name="e">Its kind and payload, a report on an order or another update, are set; nothing else of it.</param>
    bool TryTake(long dueNs, ref TradeEvent e);
}
