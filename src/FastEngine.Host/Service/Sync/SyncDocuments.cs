using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Host.Configuration;
using FastEngine.Host.Journaling;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Symbols.Rows;
using Names = FastEngine.Host.Outputs.Trading.Names;
using Exact = FastEngine.Storage.Firestore.ExactDecimal;

namespace FastEngine.Host.Service.Sync;

/// <summary>What follows at Firestore from a record of the journal. The same record gives the same documents each time.</summary>
internal sealed class SyncDocuments(InstrumentTable instruments, IReadOnlyList<string> strategies, LedgerBook book, string configHash)
{
    public const string Account = "paper";
    private const string Exchange = "binance";
    private const string ConfigType = "engine";
    private const string AllMarkets = "all";

    private readonly bool _isMargined = instruments.All.ToArray().Any(instrument => instrument.Market != Market.Spot);
    private string _configHash = configHash;

    /// <summary>What a record leads to; most lead to nothing. Call <see cref="Done"/> when it was taken.</summary>
    public OutboxEntry[] Of(JournalKind kind, long number, ReadOnlySpan<byte> payload)
    {
        if (kind == JournalKind.Ledger) return Of(JournalCodec.Read<LedgerEvent>(payload), number);
        if (kind != JournalKind.Start) return [];
        _configHash = RunDescription.Parse(payload).ConfigHash;
        return [State(book.KillSwitch, book.Leverage, null, number)];
    }

    /// <summary>The record was taken: later ones are seen in its light.</summary>
    public void Done(JournalKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind != JournalKind.Ledger) return;
        var e = JournalCodec.Read<LedgerEvent>(payload);
        book.OnLedger(in e);
    }

    private OutboxEntry[] Of(in LedgerEvent e, long number) => e.Kind switch
    {
        LedgerEventKind.Contribution when e.Contribution.Kind == ContributionKind.Added => [Open(book.After(in e.Contribution).Open, e.TimeNs, number)],
        LedgerEventKind.TradeClosed => Closed(in e, number),
        LedgerEventKind.Account => [Of(in e.Account, e.TimeNs, number)],
        LedgerEventKind.KillSwitchChanged => [State((KillSwitchLevel)e.Command.After, book.Leverage, e.TimeNs, number)],
        LedgerEventKind.KnobChanged when e.Command.Command.Knob == LiveKnob.Leverage => [State(book.KillSwitch, (int)e.Command.After, e.TimeNs, number)],
        _ => [],
    };

    private OutboxEntry[] Closed(in LedgerEvent e, long number)
    {
        ref readonly var trade = ref e.Trade;
        var instrument = instruments[trade.InstrumentId];
        var row = TradeExecutionRow.Of(in trade, instrument, StrategyNames.Of(trade.StrategyId, strategies), ConfigType, number);
        var closed = new ClosedTradeDocument
        {
            Account = Account, Exchange = Exchange, MarketType = MarketName.Of(instrument.Market), Symbol = instrument.Symbol, Strategy = row.Strategy, ConfigType = row.Config,
            PositionId = trade.PositionId, ExitOrder = trade.ExitOrder, Direction = trade.Direction, EntryPrice = Exact.Of(row.EntryPrice), ExitPrice = Exact.Of(row.ExitPrice),
            Quantity = new Exact(trade.Quantity, instrument.QuantityScale), Fees = Exact.Of(trade.Fees), Pnl = Exact.Of(trade.Pnl), ExitReason = Names.Of(trade.Reason),
            EntryTimeNs = trade.EntryTimeNs, ExitTimeNs = trade.ExitTimeNs,
        }.ToEntry(number);
        if (trade.IsLast) return [closed, OpenPositionDocument.Closed(Account, Exchange, MarketName.Of(instrument.Market), instrument.Symbol, trade.EntryTimeNs, trade.PositionId)];

        // What is left of it may be nothing already: the row that says so is the last.
        return book.TryPosition(trade.PositionId, out var left) && left.Open.Quantity > 0 ? [closed, Open(in left.Open, e.TimeNs, number)] : [closed];
    }

    private OutboxEntry Open(in OpenPosition position, long timeNs, long number)
    {
        var instrument = instruments[position.InstrumentId];
        return new OpenPositionDocument
        {
            Account = Account, Exchange = Exchange, MarketType = MarketName.Of(instrument.Market), Symbol = instrument.Symbol, Strategy = StrategyNames.Of(position.StrategyId, strategies),
            PositionId = position.PositionId, Direction = position.Direction,
            EntryPrice = Exact.Of(TradeExecutionRow.MeanPrice(position.Cost, position.Quantity, instrument.PriceScale)),
            Quantity = new Exact(position.Quantity, instrument.QuantityScale), EntryTimeNs = position.EntryTimeNs, UpdatedTimeNs = timeNs,
        }.ToEntry(number);
    }

    // Spot has no leverage; where a run has both, this is the least margin that is used.
    private OutboxEntry Of(in AccountState account, long timeNs, long number) => new AccountStateDocument
    {
        Account = Account, Exchange = Exchange, MarketType = AllMarkets, Balance = Exact.Of(account.Cash), Equity = Exact.Of(account.Equity),
        MarginUsed = Exact.Of(Money.DivideRounded(account.Exposure, _isMargined ? Math.Max(1, book.Leverage) : 1)), UpdatedTimeNs = timeNs,
    }.ToEntry(number);

    private OutboxEntry State(KillSwitchLevel killSwitch, int leverage, long? timeNs, long number) =>
        new FirestoreDocument(FirestoreCollections.TradeHistory, FirestoreDocument.IdOf("system", Account, Exchange))
            .Text("kind", "system").Text("account", Account).Text("exchange", Exchange).Text("kill_switch", Names.Of(killSwitch)).Integer("leverage", leverage)
            .Text("config_hash", _configHash).Integer("symbols", instruments.Count).Time("updated_time", timeNs).Integer("journal_position", number)
            .ToEntry();
}
