using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Closes the worst positions when too little margin is available, until enough is. What is closing counts as closed.</summary>
internal sealed class MarginBuffer(
    TradingOptions options, Instrument[] instruments, PositionBook positions, AccountBook account, WorstPositions worst, PositionActions actions, Ledger ledger)
{
    public const int SnapshotSize = 1;
    private const int Whole = 1_000_000;
    private bool _isLow;

    public void Look()
    {
        var equity = account.State.Equity;
        var least = options.Safety.MarginClosePpm;
        if (least == 0 || (!_isLow && account.State.OpenPositions == 0)) return;
        if (!_isLow && !IsBelow(equity - MostTied(), equity, least)) return;
        var tied = Tied();
        if (IsBelow(equity - tied, equity, least)) Close(equity, tied, least);
        else if (_isLow && !IsBelow(equity - tied, equity, options.MarginBufferPpm)) Restore(equity, tied);
    }

    private void Close(Int128 equity, Int128 tied, int least)
    {
        worst.Rank();
        for (var rank = 0; rank < worst.Count && IsBelow(equity - tied, equity, options.MarginBufferPpm); rank++)
        {
            ref readonly var position = ref positions[worst[rank]];
            var (id, instrument, free, before) = (position.PositionId, position.InstrumentId, TiedOf(in position), PartPpm(equity - tied, equity));
            if (!actions.Close(worst[rank], ExitReason.MarginBuffer)) continue;
            _isLow = true;
            tied -= free;
            ledger.Risk(new RiskEvent
            {
                Kind = RiskEventKind.MarginBufferLow, PositionId = id, InstrumentId = instrument, OtherInstrumentId = -1, Measured = before, Limit = least,
                Amount = equity - tied,
            });
        }
    }

    private void Restore(Int128 equity, Int128 tied)
    {
        _isLow = false;
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.MarginBufferRestored, InstrumentId = -1, OtherInstrumentId = -1, Measured = PartPpm(equity - tied, equity),
            Limit = options.MarginBufferPpm, Amount = equity - tied,
        });
    }

    // A bound that takes no division a position: mostly it is far from the limit.
    private Int128 MostTied()
    {
        var notional = account.State.Exposure;
        for (var i = 0; i < positions.End; i++)
            if (positions[i].EntryRemaining > 0) notional += Money.Of(positions[i].ReferencePrice, positions[i].EntryRemaining, instruments[positions[i].InstrumentId]);
        return account.MostMarginOf(notional);
    }

    private Int128 Tied()
    {
        var sum = account.UnattributedMargin();
        for (var i = 0; i < positions.End; i++)
            if (positions[i].IsUsed) sum += TiedOf(in positions[i]);
        return sum;
    }

    // Of what is open and in no exit, and of what its entry may still fill on purpose.
    private Int128 TiedOf(in StrategyPosition position)
    {
        var instrument = instruments[position.InstrumentId];

        // What is paid in full cannot be liquidated.
        if (instrument.Market == Market.Spot) return 0;
        var notional = Money.Of(account.MarkOf(position.InstrumentId), position.Quantity - position.Exiting - position.Owed, instrument);
        if (!position.IsCancelling) notional += Money.Of(position.ReferencePrice, position.EntryRemaining, instrument);
        return account.MarginOf(notional, instrument);
    }

    private static bool IsBelow(Int128 available, Int128 equity, int partPpm) => equity <= 0 || available * Whole < equity * partPpm;

    private static long PartPpm(Int128 available, Int128 equity) => equity <= 0 ? 0 : (long)(available * Whole / equity);

    public void Write(ref SnapshotWriter writer) => writer.Put(_isLow);

    public void Read(ref SnapshotReader reader) => _isLow = reader.Bool();
}
