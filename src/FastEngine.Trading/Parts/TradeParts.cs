using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Parts;

/// <summary>The parts in their order; every call goes to each.</summary>
internal sealed class TradeParts
{
    private TradePart[] _parts = [];

    public int SnapshotSize
    {
        get
        {
            var size = 0;
            foreach (var part in _parts) size += part.SnapshotSize;
            return size;
        }
    }

    /// <summary>Once, when all are made: parts act on positions, and positions tell parts.</summary>
    public void Attach(params TradePart[] parts) => _parts = parts;

    public void OnOpened(int slot)
    {
        foreach (var part in _parts) part.OnOpened(slot);
    }

    public void OnGrown(int slot)
    {
        foreach (var part in _parts) part.OnGrown(slot);
    }

    public void OnEntryDone(int slot)
    {
        foreach (var part in _parts) part.OnEntryDone(slot);
    }

    public void OnReduced(int slot, long quantity, ExitReason reason)
    {
        foreach (var part in _parts) part.OnReduced(slot, quantity, reason);
    }

    public void OnClosed(int slot, ExitReason reason)
    {
        foreach (var part in _parts) part.OnClosed(slot, reason);
    }

    public void OnEntryFailed(int slot)
    {
        foreach (var part in _parts) part.OnEntryFailed(slot);
    }

    public void OnFreed(int slot)
    {
        foreach (var part in _parts) part.OnFreed(slot);
    }

    public void OnTightened(int slot, StopCause cause)
    {
        foreach (var part in _parts) part.OnTightened(slot, cause);
    }

    public void OnExitHeld(int slot)
    {
        foreach (var part in _parts) part.OnExitHeld(slot);
    }

    public void OnExitFailed(int slot)
    {
        foreach (var part in _parts) part.OnExitFailed(slot);
    }

    public void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        foreach (var part in _parts) part.OnReport(in terms, in report, slot);
    }

    public void OnResidueReport(in OrderTerms terms, in OrderReport report)
    {
        foreach (var part in _parts) part.OnResidueReport(in terms, in report);
    }

    public void OnVenueUpdate(in VenueUpdate update)
    {
        foreach (var part in _parts) part.OnVenueUpdate(in update);
    }

    public void OnCandle(in CandleClose candle)
    {
        foreach (var part in _parts) part.OnCandle(in candle);
    }

    public void OnView(in SymbolView view)
    {
        foreach (var part in _parts) part.OnView(in view);
    }

    public void OnExitCheck(in ExitCheck check, int slot)
    {
        foreach (var part in _parts) part.OnExitCheck(in check, slot);
    }

    public void OnClock(long silentNs)
    {
        foreach (var part in _parts) part.OnClock(silentNs);
    }

    public void OnCommand(in Command command)
    {
        foreach (var part in _parts) part.OnCommand(in command);
    }

    /// <summary>The trade thread's time has come to <paramref name="nowNs"/>.</summary>
    public void Advance(long nowNs)
    {
        foreach (var part in _parts)
            if (nowNs >= part.NextTimerNs) part.OnTimer(nowNs);
    }

    public RefusalCause MayEnter(EntryRequest request)
    {
        foreach (var part in _parts)
        {
            var cause = part.MayEnter(request);
            if (cause != RefusalCause.None) return cause;
        }

        return RefusalCause.None;
    }

    public void Size(EntryRequest request)
    {
        foreach (var part in _parts) part.Size(request);
    }

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var part in _parts) part.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        foreach (var part in _parts) part.Read(ref reader);
    }
}
