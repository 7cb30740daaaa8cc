using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Parts;

/// <summary>A part of the trade stage that watches positions and acts on them: protection, kill-switch triggers, portfolio risk, defensive management.</summary>
/// <remarks>Called on the stage's thread in a fixed order. Positions are named by their slots; a slot stays a position's until <see cref="OnFreed"/>.
/// What it does to positions goes through <see cref="PositionActions"/>.</remarks>
internal abstract class TradePart
{
    protected const long Never = long.MaxValue;

    /// <summary>Trade time at or after which <see cref="OnTimer"/> is called, before the event that brings the time; <see cref="Never"/> for not.</summary>
    public long NextTimerNs { get; protected set; } = Never;

    /// <summary>Of the fullest state.</summary>
    public virtual int SnapshotSize => 0;

    /// <summary>The first fill of an entry, of a hedge too.</summary>
    public virtual void OnOpened(int slot)
    {
    }

    /// <summary>A further fill of an entry.</summary>
    public virtual void OnGrown(int slot)
    {
    }

    /// <summary>The entry order is done, and something of it has filled.</summary>
    public virtual void OnEntryDone(int slot)
    {
    }

    /// <summary>A fill closed a part; something is left.</summary>
    public virtual void OnReduced(int slot, long quantity, ExitReason reason)
    {
    }

    /// <summary>Nothing is open or can fill any more. Its net result is in the position.</summary>
    public virtual void OnClosed(int slot, ExitReason reason)
    {
    }

    /// <summary>The entry order ended without a fill.</summary>
    public virtual void OnEntryFailed(int slot)
    {
    }

    /// <summary>The slot is about to be another's: nothing of the position is live at the venue.</summary>
    public virtual void OnFreed(int slot)
    {
    }

    /// <summary>The trade thread tightened the stop of a position.</summary>
    public virtual void OnTightened(int slot, StopCause cause)
    {
    }

    /// <summary>An exit waits for the end of the position's legs, which are to be cancelled.</summary>
    public virtual void OnExitHeld(int slot)
    {
    }

    /// <summary>An exit order was refused or ended unfilled.</summary>
    public virtual void OnExitFailed(int slot)
    {
    }

    /// <summary>What a venue says of an order, when it was applied.</summary>
    /// <param name="terms">The order's.</param>
    /// <param name="report">What the venue says.</param>
    /// <param name="slot">Of its position.</param>
    public virtual void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
    }

    /// <summary>Likewise of one that closes what belongs to no strategy.</summary>
    public virtual void OnResidueReport(in OrderTerms terms, in OrderReport report)
    {
    }

    public virtual void OnVenueUpdate(in VenueUpdate update)
    {
    }

    public virtual void OnCandle(in CandleClose candle)
    {
    }

    public virtual void OnView(in SymbolView view)
    {
    }

    /// <summary>The shard's exit monitor looked at a position, whose stop in force is taken over already.</summary>
    public virtual void OnExitCheck(in ExitCheck check, int slot)
    {
    }

    /// <summary>A clock event. <paramref name="silentNs"/> is for how long the quietest connection has given no frame.</summary>
    public virtual void OnClock(long silentNs)
    {
    }

    /// <summary>A command of the kind that the part cares for.</summary>
    public virtual void OnCommand(in Command command)
    {
    }

    public virtual void OnTimer(long nowNs)
    {
    }

    /// <summary>Whether a signal may enter at all: asked by the chain's first link, behind the kill switch. None, or the cause with its numbers in the request.</summary>
    public virtual RefusalCause MayEnter(EntryRequest request) => RefusalCause.None;

    /// <summary>Multiplies the size factors of a request.</summary>
    public virtual void Size(EntryRequest request)
    {
    }

    public virtual void Write(ref SnapshotWriter writer)
    {
    }

    public virtual void Read(ref SnapshotReader reader)
    {
    }
}
