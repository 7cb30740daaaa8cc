using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Residues;

/// <summary>Looks after what belongs to no strategy: says that nothing at the venue protects it, and closes it when it has lost too much, when that is asked for,
/// or when the kill switch flattens.</summary>
/// <remarks>Legs are of strategy positions, so what is imported has none: its stop is the engine's alone, <see cref="TradingOptions.StopMaxPpm"/> of what it cost, looked at with
/// the mark of the symbol's newest event; no position may lose more.</remarks>
internal sealed class ResidueWatch(
    TradingOptions options, TradeClock clock, KillSwitch killSwitch, ExchangeBook exchange, AccountBook account, ResidueDesk residues) : TradePart
{
    private const int Whole = 1_000_000;

    private readonly PinnedArray<long> _sinceNs = new(exchange.Capacity);
    private readonly PinnedArray<long> _closedNs = new(exchange.Capacity);

    // Whether any of them is looked after.
    private bool _isWatching;

    public override int SnapshotSize => sizeof(long) + exchange.Capacity * 2 * sizeof(long);

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot) => Look();

    public override void OnResidueReport(in OrderTerms terms, in OrderReport report) => Look();

    public override void OnCommand(in Command command) => Look();

    public override void OnVenueUpdate(in VenueUpdate update) => Look();

    public override void OnCandle(in CandleClose candle) => Look();

    public override void OnTimer(long nowNs) => Look();

    public override void Write(ref SnapshotWriter writer)
    {
        writer.Put(NextTimerNs);
        for (var slot = 0; slot < exchange.Capacity; slot++)
        {
            writer.Put(_sinceNs[slot]);
            writer.Put(_closedNs[slot]);
        }
    }

    public override void Read(ref SnapshotReader reader)
    {
        _sinceNs.AsSpan().Clear();
        _closedNs.AsSpan().Clear();
        _isWatching = false;
        NextTimerNs = reader.Int64();
        foreach (var id in reader.Instruments)
        {
            for (var side = 0; side < ExchangeBook.Sides; side++)
            {
                var (since, closed) = (reader.Int64(), reader.Int64());
                if (id < 0) continue;
                _sinceNs[id * ExchangeBook.Sides + side] = since;
                _closedNs[id * ExchangeBook.Sides + side] = closed;
                _isWatching |= since != 0;
            }
        }
    }

    private void Look()
    {
        if (residues.Count == 0 && !_isWatching) return;
        _isWatching = false;
        var next = Never;
        for (var slot = 0; slot < exchange.Capacity; slot++)
        {
            if (residues.OpenOf(slot) == 0)
            {
                _sinceNs[slot] = _closedNs[slot] = 0;
                continue;
            }

            _isWatching = true;
            LookAt(slot);
            next = Math.Min(next, _closedNs[slot] == 0 && options.CloseUnattributed ? NakedNs(slot) : clock.NowNs + options.Protection.ConfirmNs);
        }

        NextTimerNs = next;
    }

    private long NakedNs(int slot) => _sinceNs[slot] + options.Protection.MaxNakedNs + 1;

    private void LookAt(int slot)
    {
        var now = clock.NowNs;
        if (_sinceNs[slot] == 0)
        {
            _sinceNs[slot] = now;
            residues.Tell(RiskEventKind.UnattributedUnprotected, slot, residues.OpenOf(slot));
        }

        var isFlattening = killSwitch.Level == KillSwitchLevel.Flatten;
        var hasLost = HasLost(slot);
        var isDue = isFlattening || hasLost || (options.CloseUnattributed && now >= NakedNs(slot));
        if (!isDue || (_closedNs[slot] != 0 && now - _closedNs[slot] < options.Protection.ConfirmNs)) return;
        _closedNs[slot] = now;
        residues.Close(slot, isFlattening ? ExitReason.KillSwitch : hasLost ? ExitReason.StopPassed : ExitReason.Unprotected);
    }

    private bool HasLost(int slot)
    {
        ref readonly var held = ref exchange[slot].Residue.Held;
        var mark = account.MarkOf(ExchangeBook.InstrumentOf(slot));
        return options.Protection.IsEnabled && mark > 0 && -held.Unrealised(mark) * Whole >= held.Cost * options.StopMaxPpm;
    }
}
