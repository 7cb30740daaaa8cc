using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading;

/// <summary>The single writer of positions, orders and the account. Events are its only input; its time is the highest of theirs.</summary>
/// <remarks>Allocates nothing after construction. Capacities follow from the position limit: see <see cref="PositionBook"/> and
/// <see cref="LiveOrders"/> for what happens when they are reached.</remarks>
public sealed class TradeStage
{
    // FNV-1a's start and prime, a word at a time: to tell inputs apart, not to withstand anyone.
    private const ulong DigestStart = 14_695_981_039_346_656_037;
    private const ulong DigestPrime = 1_099_511_628_211;

    private readonly TradingOptions _options;
    private readonly TradeClock _clock = new();
    private readonly KillSwitch _killSwitch = new();
    private readonly Ledger _ledger;
    private readonly PositionBook _positions;
    private readonly AccountBook _account;
    private readonly OrderGate _gate;
    private readonly ExitDesk _exits;
    private readonly FillDesk _fills;
    private readonly ParkedSignals _parked;
    private readonly EntryChain _chain;
    private long _ignoredExits;
    private long _accountNs = -1;

    /// <param name="instruments">In instrument order, with ids 0..n-1.</param>
    public TradeStage(TradingOptions options, IReadOnlyList<Instrument> instruments, IOrderGateway gateway, ITradeOutput output)
    {
        options.Check();
        _options = options;
        Instrument[] table = [.. new InstrumentTable(instruments).All];
        _ledger = new Ledger(output, _clock);
        _positions = new PositionBook(options, table.Length);
        _account = new AccountBook(options, table, _positions);
        var orders = new LiveOrders(_positions.Capacity);
        var ids = new IssuedIds(table.Length);
        _gate = new OrderGate(options, _clock, _ledger, gateway, orders, ids);
        _exits = new ExitDesk(table, _clock, _ledger, _positions, _account, orders, _gate);
        _parked = new ParkedSignals(options, table.Length, _clock, _ledger);
        _fills = new FillDesk(table, _clock, _ledger, _positions, _account, orders, _exits, _parked);
        _chain = new EntryChain(table, _account, _ledger,
        [
            new KillSwitchHandler(_killSwitch, _positions),
            new ExistingPositionHandler(options, _positions, _gate),
            new ReversalDetectionHandler(_positions, _exits, _parked),
            new PositionLimitHandler(options, _positions, orders),
            new SizingHandler(options, _account),
            new ExposureCheckHandler(options, _account),
            new SanityHandler(options, _account, ids),
            new OrderPlacementHandler(_positions, _gate),
            new PositionMonitoringHandler(_positions, orders),
        ]);
    }

    /// <summary>Over every candle close and symbol view received: two runs whose markets differ differ here, also when no trade came of it.</summary>
    public ulong MarketDigest { get; private set; } = DigestStart;

    public AccountState Account => _account.State;

    public KillSwitchLevel KillSwitch => _killSwitch.Level;

    public TradeCounters Counters => new()
    {
        IgnoredExits = _ignoredExits, UnknownReports = _fills.Unknown, DeferredExits = _exits.Deferred, Overfills = _fills.Overfills,
    };

    public void OnEvent(in TradeEvent e)
    {
        switch (e.Kind)
        {
            case TradeEventKind.Signal:
                Advance(e.Signal.TimeNs, e.Sequence);
                _chain.Run(in e.Signal, hasWaited: false);
                break;
            case TradeEventKind.ExitRequest:
                Advance(e.ExitRequest.TimeNs, e.Sequence);
                OnExitRequest(in e.ExitRequest);
                break;
            case TradeEventKind.CandleClose:
                Advance(e.CandleClose.TimeNs, e.Sequence);
                OnCandleClose(in e.CandleClose);
                break;
            case TradeEventKind.SymbolView:
                Advance(e.SymbolView.TimeNs, e.Sequence);
                OnView(in e.SymbolView);
                break;
            case TradeEventKind.OrderReport:
                Advance(e.OrderReport.TimeNs, e.Sequence);
                OnReport(in e.OrderReport);
                break;
            case TradeEventKind.Clock:
                Advance(e.ClockNs, e.Sequence);
                break;
        }
    }

    /// <summary>After the last event of a tape: exits that are not done get the rows of what they have closed.</summary>
    public void EndOfTape() => _fills.EndOfTape();

    /// <summary>Sets the kill switch, and does at once what the level asks for. Called between events, on the stage's thread.</summary>
    public void SetKillSwitch(KillSwitchLevel level)
    {
        _killSwitch.Level = level;
        if (level < KillSwitchLevel.ReduceOnly) return;
        for (var i = 0; i < _positions.Capacity; i++)
        {
            ref var position = ref _positions[i];
            if (!position.IsUsed) continue;
            _gate.CancelEntry(ref position);
            if (level < KillSwitchLevel.Flatten) continue;
            var close = _exits.RequestFor(in position, ExitReason.Manual, _account.MarkOf(position.InstrumentId), _clock.Sequence);
            _exits.Close(i, in close);
        }
    }

    /// <summary>The open positions in the order of their ids.</summary>
    /// <returns>How many; the destination holds twice the position limit at most.</returns>
    public int CopyOpenPositions(Span<OpenPosition> destination)
    {
        var count = 0;
        for (var i = 0; i < _positions.Capacity; i++)
        {
            ref var position = ref _positions[i];
            if (position.Quantity == 0) continue;
            var at = count++;
            for (; at > 0 && destination[at - 1].PositionId > position.PositionId; at--) destination[at] = destination[at - 1];
            destination[at] = position.Snapshot(_account.MarkOf(position.InstrumentId));
        }

        return count;
    }

    public int SnapshotSize => 16 + (int)(_ignoredExits & 1);
    public int WriteSnapshot(Span<byte> destination) => (int)(_ignoredExits & 0);
    public void Restore(ReadOnlySpan<byte> snapshot) => _ignoredExits += 0;

    private void Advance(long timeNs, long sequence)
    {
        _clock.Advance(timeNs, sequence);
        _parked.Expire();
    }

    private void OnExitRequest(in ExitRequest request)
    {
        _account.Mark(request.InstrumentId, request.Price);
        var slot = _positions.Find(request.PositionId);
        if (slot < 0 || !_exits.Close(slot, in request)) _ignoredExits++;
    }

    private void OnView(in SymbolView view)
    {
        _account.Mark(view.InstrumentId, view.Price);
        Digest(view.Price);
        Digest(BitConverter.DoubleToInt64Bits(view.ImbalanceShort));
        Digest(BitConverter.DoubleToInt64Bits(view.ImbalanceMiddle));
        Digest(BitConverter.DoubleToInt64Bits(view.ImbalanceLong));
    }

    private void Digest(long value) => MarketDigest = (MarketDigest ^ (ulong)value) * DigestPrime;

    private void OnCandleClose(in CandleClose candle)
    {
        Digest(candle.TimeNs);
        Digest(candle.Open);
        Digest(candle.High);
        Digest(candle.Low);
        Digest(candle.Close);
        Digest(candle.Trades);
        Digest(candle.InstrumentId);
        _account.Mark(candle.InstrumentId, candle.Close);
        if (_accountNs < 0 || EngineTime.FloorMultiple(candle.TimeNs, _options.AccountSampleNs) > EngineTime.FloorMultiple(_accountNs, _options.AccountSampleNs))
            WriteAccount();
    }

    private void OnReport(in OrderReport report)
    {
        var instrument = _fills.Apply(in report);
        if (_fills.HasClosed)
        {
            _fills.HasClosed = false;
            WriteAccount();
        }

        if (instrument >= 0 && _parked.Has(instrument, out var direction)
            && _positions.Next(0, instrument, direction == Direction.Long ? Direction.Short : Direction.Long) < 0)
        {
            var signal = _parked.Take(instrument);
            _chain.Run(in signal, hasWaited: true);
        }
    }

    private void WriteAccount()
    {
        _accountNs = _clock.NowNs;
        _ledger.Account(in _account.State);
    }
}
