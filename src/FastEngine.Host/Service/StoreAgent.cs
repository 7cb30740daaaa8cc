using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;
using FastEngine.Host.Configuration;
using FastEngine.Host.Service.Sync;
using Names = FastEngine.Host.Outputs.Trading.Names;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Host.Service;

/// <summary>Fills the databases: trades, decisions and the ledger from the journal, behind its writer; candles, profiles, zones and gaps from the shards' outputs.</summary>
/// <remarks>What comes from the journal is in the files once, whatever happens: each file knows up to which record it is. Nothing here is felt
/// by another thread: when the databases are behind, the journal on the disk is what waits.</remarks>
internal sealed class StoreAgent : IAgent
{
    private const int Batch = 8_192;
    private const string Exchange = "binance";

    private readonly SymbolStore _store;
    private readonly JournalReader _journal;
    private readonly LedgerBook _book;
    private readonly LedgerRows _rows;
    private readonly IReadOnlyList<string> _strategies;
    private readonly IReadOnlyList<long> _timeframesNs;
    private readonly SymbolWriters _writers;
    private readonly RingConsumer<ClosedCandle> _candles;
    private readonly OrderFlowMinutes _minutes;
    private readonly ZoneRows _zones;
    private readonly SyncedUpTo _synced;
    private readonly long _tradesEveryNs;
    private readonly long _start = MonotonicClock.Stamp();
    private JournalKind _heldKind;
    private long _heldNumber;
    private byte[]? _held;
    private long _position;
    private long _confirmed;
    private long _written;

    public StoreAgent(SymbolStore store, JournalReader journal, LedgerBook book, InstrumentTable instruments, IReadOnlyList<string> strategies, SignalOptions signals, PortfolioOptions portfolio, TelemetryTap tap, SyncedUpTo synced, long tradesEveryNs)
    {
        _store = store;
        _journal = journal;
        _book = book;
        _strategies = strategies;
        _timeframesNs = signals.TimeframesNs;
        _synced = synced;
        _tradesEveryNs = tradesEveryNs;
        _candles = new RingConsumer<ClosedCandle>(tap.Candles);
        _minutes = new OrderFlowMinutes(instruments, _timeframesNs[0]);
        _writers = new SymbolWriters(store, instruments);
        _rows = new LedgerRows(new StoreTables(store, _writers), book, instruments, strategies, portfolio);
        _zones = new ZoneRows(_writers, signals, tap.Zones);
        _position = _written = store.JournalPosition;
    }

    public string Name => "store";

    /// <summary>The record that the databases have up to now handed over.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>The record that the databases have on disk.</summary>
    public long Written => Volatile.Read(ref _written);

    public static SymbolKey KeyOf(Instrument instrument) => new(Exchange, MarketName.Of(instrument.Market), instrument.Symbol);

    public int DoWork()
    {
        var work = TakeCandles() + _zones.Take() + TakeJournal();
        TakeConfirmations();
        var written = _store.Flush(NowNs);
        Volatile.Write(ref _written, _store.JournalPosition);
        return work + (written > 0 ? 1 : 0);
    }

    public void OnClose()
    {
        while (DoWork() > 0 && _store.Status.Fault is null)
        {
        }

        _store.TryFlushAll(NowNs);
        Volatile.Write(ref _written, _store.JournalPosition);
        TakeConfirmations();
        // The last look at what is confirmed, whenever the one before was.
        _store.Flush(NowNs + _tradesEveryNs);
    }

    /// <summary>Why the journal cannot be followed any further; null while it can.</summary>
    public string? Problem => _journal.Problem?.ToString();

    private string StrategyOf(int id) => StrategyNames.Of(id, _strategies);

    private long NowNs => MonotonicClock.ElapsedNs(_start, MonotonicClock.Stamp());

    // What is not in the files yet is not confirmed to them either: nothing of it would be deleted, and it would be taken for done.
    private void TakeConfirmations()
    {
        var confirmed = Math.Min(_synced.Record, _written);
        if (confirmed <= _confirmed) return;
        _confirmed = confirmed;
        _writers.ConfirmSynced(confirmed);
    }

    private int TakeCandles()
    {
        var available = _candles.Available(Batch);
        if (available <= 0) return 0;
        var first = _candles.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var closed = ref _candles[sequence];
            ref readonly var candle = ref closed.Candle;
            var writer = _writers[closed.InstrumentId];
            writer.AppendCandle(_timeframesNs[closed.Timeframe], new CandleRow
            {
                OpenTimeNs = closed.OpenTimeNs, Open = candle.Open, High = candle.High, Low = candle.Low, Close = candle.Close,
                BuyVolume = candle.BuyVolume.Value, SellVolume = candle.SellVolume.Value, BuyTrades = candle.BuyTrades, SellTrades = candle.SellTrades,
            });
            if (closed.Timeframe == 0 && _minutes.Add(in closed, out var row)) writer.Append(in row);
        }

        _candles.Release(first + available - 1);
        return available;
    }

    private int TakeJournal()
    {
        if (_held is not null)
        {
            if (!Append(_heldKind, _heldNumber, _held)) return 0;
            Done(_heldNumber);
            _held = null;
        }

        var work = 0;
        while (work < Batch && _journal.TryRead(out var record))
        {
            work++;
            if (!record.IsSnapshot && !Append((JournalKind)record.Kind, record.Number, record.Payload))
            {
                (_heldKind, _heldNumber, _held) = ((JournalKind)record.Kind, record.Number, record.Payload.ToArray());
                return work;
            }

            Done(record.Number);
        }

        return work;
    }

    private void Done(long number)
    {
        _store.Advance(number);
        Volatile.Write(ref _position, number);
    }

    // False when the rows of the record found no room now: it is offered again.
    private bool Append(JournalKind kind, long number, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case JournalKind.Tick:
                var tick = JournalCodec.Read<Tick>(payload);
                return tick.Kind != EventKind.Trade || _writers[tick.InstrumentId].Append(TickRow.Of(in tick, number));
            case JournalKind.Decision:
                return Append(JournalCodec.Read<DecisionRecord>(payload), number);
            case JournalKind.Ledger:
                return Append(JournalCodec.Read<LedgerEvent>(payload), number);
            default:
                return true;
        }
    }

    private bool Append(in DecisionRecord record, long number) => _writers[record.InstrumentId].Append(new DecisionRow
    {
        TimeNs = record.TimeNs, Decision = record.Decision, TradeId = record.TradeId, Strategy = StrategyOf(record.StrategyId), Direction = record.Direction,
        Price = record.Price, Level = record.Level, StopReason = Names.Of(record.Stop) ?? "", Outcome = Names.Of(record.Outcome), Measured = record.Measured,
        Threshold = record.Threshold, EntryScore = record.EntryScore, Confluence = record.Confluence, JournalRecord = number,
    });

    private bool Append(in LedgerEvent e, long number)
    {
        if (!_rows.Append(in e, number)) return false;
        _book.OnLedger(in e);
        return true;
    }
}
