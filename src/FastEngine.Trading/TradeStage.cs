using FastEngine.Core.Execution;
using FastEngine.Core;
using FastEngine.Trading.Commands;
using FastEngine.Trading.Deadlines;
using FastEngine.Trading.Doubt;
using FastEngine.Trading.Dtms;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Protection;
using FastEngine.Trading.Residues;
using FastEngine.Trading.Safety;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>The single writer of positions, orders and the account. Events are its only input; its time is the highest of theirs.</summary>
/// <remarks>Allocates nothing after construction. Capacities follow from the position limit: see <see cref="PositionBook"/> and
/// <see cref="LiveOrders"/> for what happens when they are reached.</remarks>
public sealed class TradeStage
{
    private readonly TradingOptions _options;
    private readonly TradeClock _clock = new();
    private readonly KillSwitch _killSwitch = new();
    private readonly Ledger _ledger;
    private readonly PositionBook _positions;
    private readonly ExchangeBook _exchange;
    private readonly AccountBook _account;
    private readonly DustAccount _dust;
    private readonly OrderGate _gate;
    private readonly ExitDesk _exits;
    private readonly FillDesk _fills;
    private readonly ExitFills _exitFills;
    private readonly ForeignFills _foreign;
    private readonly FundingDesk _funding;
    private readonly TradeRows _rows;
    private readonly ParkedSignals _parked;
    private readonly EntryChain _chain;
    private readonly LiveLimits _limits;
    private readonly EntryPermissions _permissions;
    private readonly LiveOrders _orders;
    private readonly CommandDesk _commands;
    private readonly TradeParts _parts = new();
    private readonly ReservedExits _reserved;
    private readonly DeadlineDesk _deadlines;
    private readonly SafetyDesk _safety;
    private readonly PositionAudit _audit;
    private readonly DtmsDesk _dtms;
    private readonly DoubtDesk _doubts;
    private readonly MarketDigest _digest = new();
    private readonly InstrumentDirectory _directory;
    private readonly TradeState _state;
    private readonly TradeLook _look;
    private byte[]? _hashed;

    /// <param name="instruments">In instrument order, with ids 0..n-1.</param>
    public TradeStage(TradingOptions options, IReadOnlyList<Instrument> instruments, IOrderGateway gateway, ITradeOutput output)
    {
        options.Check();
        _options = options;
        Instrument[] table = [.. new InstrumentTable(instruments).All];
        _ledger = new Ledger(output, _clock);
        _positions = new PositionBook(options);
        _exchange = new ExchangeBook(options, table);
        _limits = new LiveLimits(options);
        _permissions = new EntryPermissions(table.Length);
        _account = new AccountBook(options, _limits, table, _positions, _exchange);
        _dust = new DustAccount(table);
        _orders = new LiveOrders(_positions);
        var ids = new IssuedIds(table.Length, depth: 32);
        _gate = new OrderGate(options, _clock, _ledger, gateway, _orders, ids, _exchange, table.Length);
        _reserved = new ReservedExits(_positions.Capacity, output);
        var inquiries = new OrderInquiries(options.Doubt, _clock, _ledger, _orders, _gate);
        var awaited = new AwaitedExits(_positions, _orders, output);
        var holds = new ExitHolds(options.Protection, table, _clock, _ledger, _positions, _exchange, _orders);
        var dustHolds = new DustHolds(options.Protection, table, _clock, _ledger, _positions, _account);
        _exits = new ExitDesk(table, _clock, _ledger, _positions, _account, _orders, _gate, _reserved, inquiries, awaited, holds, dustHolds, _parts);
        _parked = new ParkedSignals(options, table.Length, _clock, _ledger);
        _rows = new TradeRows(_ledger);
        var attribution = new Attribution(table, _ledger, _positions, _exchange, _account, _rows);
        var ends = new PositionEnds(_clock, _ledger, _positions, _orders, _parts);
        var entries = new KillSwitchHandler(_killSwitch, _permissions, _exchange, _parts);
        var works = new EntryWorks(options.Execution, table, _clock, _ledger, _positions, _account, _orders, _gate, ends, entries, _parts);
        _gate.Works = works;
        var entryFills = new EntryFills(options, _clock, _ledger, _positions, _exits, attribution, _parts, works);
        _exitFills = new ExitFills(_clock, _ledger, _positions, _orders, _exits, dustHolds, _parked, attribution, _rows, _parts);
        var shares = new CloseShares(table, _positions, _exchange);
        _foreign = new ForeignFills(options, _clock, _ledger, _positions, _exchange, _account, _exits, _exitFills, shares, attribution, _rows, ends, _gate);
        var residues = new ResidueDesk(table, _ledger, _positions, _exchange, _account, _orders, _gate, attribution, _clock);
        var late = new LateReports(_ledger, _gate, _foreign);
        _fills = new FillDesk(table, _ledger, _positions, _account, _orders, _exits, entryFills, _exitFills, ends, _parts, inquiries, late, residues,
            new FillFees(table, _ledger, _account, _dust), works);
        _funding = new FundingDesk(_ledger, _positions, _exchange, _account);
        var actions = new PositionActions(table, _clock, _ledger, _positions, _account, _exits, _parts);
        var portfolio = new PortfolioDesk(options.Portfolio, table, _clock, _ledger, _limits, _positions, _account, actions);
        _chain = new EntryChain(table, _account, _ledger,
        [
            entries,
            new ExistingPositionHandler(options, _positions, _gate),
            new ReversalDetectionHandler(_positions, _exchange, _exits, _parked),
            new PositionLimitHandler(_limits, _positions, _orders),
            new SizingHandler(options, _limits, _positions, _account, _parts, portfolio.Groups),
            new ExposureCheckHandler(options, _limits, _account, portfolio.Groups),
            new SanityHandler(options, _account, ids),
            new OrderPlacementHandler(_positions, _account, _limits, _ledger, _gate, works),
            new PositionMonitoringHandler(_positions, _orders),
        ]);
        var pending = new PendingEntries(_positions, _orders, _gate);
        _commands = new CommandDesk(_ledger, _clock, _killSwitch, _limits, _permissions, _positions, _account, _gate, _exits, residues, pending);
        _audit = new PositionAudit(options, table, _clock, _ledger, _positions, _exchange, _account, _orders, _gate, _foreign, actions);
        _safety = new SafetyDesk(options, table, _clock, _ledger, _killSwitch, _positions, _account, _orders, _gate, actions, pending);
        _dtms = new DtmsDesk(options, table, _clock, _ledger, _killSwitch, _positions, _account, _orders, _gate, actions, _chain);
        _deadlines = new DeadlineDesk(_positions, _gate, _reserved, awaited, _ledger, _commands, actions);
        _doubts = new DoubtDesk(options, table, _clock, _ledger, _positions, _account, _orders, _gate, _fills, inquiries, late, awaited);
        _parts.Attach(
            _safety,
            new ProtectionDesk(options, table, _clock, _ledger, _positions, _account, _orders, _gate, actions, _fills, dustHolds),
            portfolio,
            _dtms,
            _deadlines,
            _audit,
            new ResidueWatch(options, _clock, _killSwitch, _exchange, _account, residues),
            _doubts,
            works,
            dustHolds);
        _look = new TradeLook(_positions, _exchange, _account, _orders);
        _directory = new InstrumentDirectory(table);
        _state = new TradeState(
            _directory, _clock, _killSwitch, _limits, _permissions, _positions, _exchange, _account, _dust, _gate, _orders, ids, _parked, _fills, _rows, _parts, _exits, _digest);
    }

    /// <summary>Over every candle close and symbol view received: two runs whose markets differ differ here, also when no trade came of it.</summary>
    public ulong MarketDigest => _digest.Value;

    public AccountState Account => _account.State;

    /// <summary>In force: the highest that was set for any reason.</summary>
    public KillSwitchLevel KillSwitch => _killSwitch.Level;

    public TradeCounters Counters => new()
    {
        IgnoredExits = _exits.Ignored, UnknownReports = _fills.Unknown, RepeatedReports = _fills.Repeated, DeferredExits = _exits.Deferred,
        Overfills = _fills.Overfills,
    };

    /// <summary>Corrections of positions, booked at a mark because nothing told their price: cash may differ from the venue's since the first.</summary>
    public long Corrections => _account.Corrections;

    /// <summary>Fills of orders that it knew, since its first event.</summary>
    public long Executions => _fills.Executions;

    /// <summary>Highest number of a venue's report; what comes at or below it was delivered before.</summary>
    public long LastVenueSequence => _fills.LastVenueSequence;

    public int OpenPositionCapacity => _positions.Capacity;

    public int LiveOrderCapacity => _orders.Capacity;

    /// <summary>The most that <see cref="WriteSnapshot"/> writes.</summary>
    public int SnapshotSize => _state.SnapshotSize;

    /// <summary>Equal for equal states: over a snapshot without its counters. Not in it: the options, the capacities, and the stamps of what waits or is live.</summary>
    public ulong StateHash
    {
        get
        {
            _hashed ??= new byte[SnapshotSize];
            SnapshotHeader.TryRead(_hashed.AsSpan(0, WriteSnapshot(_hashed)), out var header, out _);
            return header.StateHash;
        }
    }

    /// <summary>What was set for one reason.</summary>
    public KillSwitchLevel KillSwitchOf(KillSwitchReason reason) => _killSwitch.LevelOf(reason);

    /// <summary>Trade time since when that is set; 0 for a level that was set before any.</summary>
    public long KillSwitchSinceNs(KillSwitchReason reason) => _killSwitch.SinceNs(reason);

    /// <summary>How long and at what cost flattening everything would take, as reckoned last.</summary>
    public TimeToFlat TimeToFlat => _safety.TimeToFlat;

    /// <summary>The longest so far.</summary>
    public TimeToFlat HighestTimeToFlat => _safety.HighestTimeToFlat;

    /// <summary>Of the drawdown ladder, 1 to 4 for alert, half, all and halt; 0 for none today.</summary>
    public int LadderRung => _safety.LadderRung;

    /// <summary>In force.</summary>
    public long this[LiveKnob knob] => _limits[knob];

    public bool AreEntriesAllowed(int instrumentId) => _permissions.IsAllowed(instrumentId);

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
                if (!_fills.Admit(e.OrderReport.VenueSequence)) break;
                Advance(e.OrderReport.TimeNs, e.Sequence);
                var report = e.OrderReport;
                report.Order = _reserved.OrderOf(report.Order);
                OnReport(in report);
                break;
            case TradeEventKind.Clock:
                Advance(e.ClockNs, e.Sequence);
                _parts.OnClock(e.SilentNs);
                break;
            case TradeEventKind.ExitCheck:
                Advance(e.ExitCheck.TimeNs, e.Sequence);
                OnExitCheck(in e.ExitCheck);
                break;
            case TradeEventKind.VenueUpdate:
                if (!_fills.Admit(e.VenueUpdate.VenueSequence)) break;
                Advance(e.VenueUpdate.TimeNs, e.Sequence);
                OnVenueUpdate(in e.VenueUpdate);
                break;
            case TradeEventKind.Command:
                _clock.At(e.Sequence);
                _commands.Apply(in e.Command);
                if (e.Command.Kind == CommandKind.NameInstrument) _directory.Name(e.Command.InstrumentId);
                _parts.OnCommand(in e.Command);
                break;
        }
    }

    /// <summary>After the last event of a tape: exits that are not done get the rows of what they have closed.</summary>
    public void EndOfTape() => _exitFills.EndOfTape();

    /// <summary>Writes everything that influences what the stage does later, between events and without allocating. Equal states give equal bytes.</summary>
    /// <param name="destination">At least <see cref="SnapshotSize"/> bytes.</param>
    /// <returns>How many it took.</returns>
    public int WriteSnapshot(Span<byte> destination) => _state.Write(destination);

    /// <summary>Takes the state of a snapshot instead of its own; says nothing to gateway and output. Allocates.</summary>
    /// <param name="snapshot">All of it and nothing else. Of instruments that are not ours it may hold nothing that is open.</param>
    /// <param name="reason">Null, or why it was not restored.</param>
    /// <returns>False when it was not; then nothing has changed.</returns>
    public bool Restore(ReadOnlySpan<byte> snapshot, out string? reason)
    {
        reason = _state.Restore(snapshot);
        return reason is null;
    }

    /// <summary>The open positions in the order of their ids.</summary>
    /// <returns>How many; at most <see cref="OpenPositionCapacity"/>.</returns>
    public int CopyOpenPositions(Span<OpenPosition> destination) => _look.CopyOpenPositions(destination);

    /// <summary>How defensive trade management has the open positions.</summary>
    /// <returns>How many; at most <see cref="OpenPositionCapacity"/>.</returns>
    public int CopyManaged(Span<ManagedPosition> destination) => _dtms.Copy(destination);

    /// <summary>Number of the last order, 0 before the first.</summary>
    public long LastOrder => _gate.LastOrder;

    /// <summary>Sends an order that is not done once more, under its id: for one that was approved and recorded, and that the venue never got.</summary>
    /// <returns>False when no such order is open.</returns>
    public bool Resend(long order)
    {
        var slot = order > 0 ? _orders.Find(order) : -1;
        if (slot >= 0) _gate.Resend(in _orders.TermsOf(slot));
        return slot >= 0;
    }

    /// <summary>The orders that are not done, in the order of their numbers.</summary>
    /// <returns>How many; at most <see cref="LiveOrderCapacity"/>.</returns>
    public int CopyLiveOrders(Span<LiveOrderView> destination) => _look.CopyLiveOrders(destination);

    /// <summary>Signed quantity of an instrument that belongs to no strategy, both sides together.</summary>
    public long UnattributedOf(int instrumentId) => _exchange.UnattributedOf(instrumentId);

    /// <summary>Of one side; where positions are netted it is all on the long one.</summary>
    public long UnattributedOf(int instrumentId, Direction direction) => _exchange.ResidueOf(instrumentId, direction).Quantity;

    /// <summary>What the account <c>DUST</c> holds of an instrument's base asset, at the scale of money: less than a lot, in no position.</summary>
    public Int128 DustOf(int instrumentId) => _dust.Of(instrumentId);

    /// <summary>Whether long and short of an instrument stand side by side.</summary>
    public bool IsHedged(int instrumentId) => _exchange.IsHedged(instrumentId);

    /// <summary>Signed quantity that the fills of a side sum to; of the instrument where it is netted.</summary>
    public long ExchangeQuantityOf(int instrumentId, Direction direction) => _exchange.QuantityOf(instrumentId, direction);

    public int UnattributedCapacity => _exchange.Capacity;

    /// <summary>What belongs to no strategy: positions of <c>UNATTRIBUTED</c>; one without a quantity has funding that is in no row yet.</summary>
    /// <returns>How many; at most <see cref="UnattributedCapacity"/>.</returns>
    public int CopyUnattributed(Span<OpenPosition> destination) => _look.CopyUnattributed(destination);

    public int TotalsCapacity => _positions.Capacity + UnattributedCapacity;

    /// <summary>Positions of strategies and of <c>UNATTRIBUTED</c> that have opened and may still fill or close, with what was closed of them.</summary>
    /// <returns>How many; at most <see cref="TotalsCapacity"/>.</returns>
    public int CopyTotals(Span<PositionTotals> destination) => _look.CopyTotals(destination);

    /// <summary>Tells the shards of every open position, as if it had just opened: after a restore they know of none. Best prices and whether
    /// a part was closed are the shards' own and begin anew; stops go on where they were last heard of.</summary>
    public void TellShards()
    {
        _deadlines.TellWatchdog();
        for (var i = 0; i < _positions.Capacity; i++)
        {
            ref readonly var position = ref _positions[i];
            if (position.Quantity == 0 || position.IsHedge) continue;
            var update = position.Update(PositionUpdateKind.Opened, _clock.NowNs);
            update.StopPrice = position.StopPrice;
            _ledger.Position(in update);
        }
    }

    private void Advance(long timeNs, long sequence)
    {
        _clock.Advance(timeNs, sequence);
        _parked.Expire();
        _parts.Advance(_clock.NowNs);
    }

    private void OnExitRequest(in ExitRequest request)
    {
        _account.Mark(request.InstrumentId, request.Price);
        _exits.Close(in request);
    }

    // The shard's trailing stop; the venue's leg follows it.
    private void OnExitCheck(in ExitCheck check)
    {
        // The first of a symbol's positions brings the price, the others the same.
        if (check.Price != _account.MarkOf(check.InstrumentId)) _account.Mark(check.InstrumentId, check.Price);
        var slot = _positions.Find(check.PositionId);
        if (slot < 0 || _positions[slot].Quantity == 0) return;
        ref var position = ref _positions[slot];
        position.StopPrice = position.Direction == Direction.Long
            ? Math.Max(position.StopPrice, check.StopPrice)
            : position.StopPrice == 0 ? check.StopPrice : Math.Min(position.StopPrice, check.StopPrice);
        _parts.OnExitCheck(in check, slot);
    }

    private void OnView(in SymbolView view)
    {
        _account.Mark(view.InstrumentId, view.Price);
        _parts.OnView(in view);
        _digest.Add(view.Price);
        _digest.Add(view.ImbalanceShort);
        _digest.Add(view.ImbalanceMiddle);
        _digest.Add(view.ImbalanceLong);
    }

    private void OnCandleClose(in CandleClose candle)
    {
        _digest.Add(candle.TimeNs);
        _digest.Add(candle.Open);
        _digest.Add(candle.High);
        _digest.Add(candle.Low);
        _digest.Add(candle.Close);
        _digest.Add(candle.Trades);
        _digest.Add(candle.InstrumentId);
        _account.Mark(candle.InstrumentId, candle.Close);
        _parts.OnCandle(in candle);
        if (_account.WrittenNs < 0
            || EngineTime.FloorMultiple(candle.TimeNs, _options.AccountSampleNs) > EngineTime.FloorMultiple(_account.WrittenNs, _options.AccountSampleNs))
            WriteAccount();
    }

    private void OnReport(in OrderReport report)
    {
        _safety.BeforeReport(in report);
        AfterFills(_fills.Apply(in report));
    }

    private void OnVenueUpdate(in VenueUpdate update)
    {
        var instrument = -1;
        if ((uint)update.InstrumentId < (uint)_permissions.Instruments)
        {
            if (update.Kind is VenueUpdateKind.ManualFill or VenueUpdateKind.Liquidation or VenueUpdateKind.Correction && update.Quantity > 0
                && (update.Price > 0 || _account.MarkOf(update.InstrumentId) > 0))
                instrument = _foreign.Apply(in update);
            else if (update.Kind == VenueUpdateKind.Funding) _funding.Apply(in update);
            else if (update.Kind == VenueUpdateKind.Position) instrument = _audit.OnPosition(in update);
        }

        if (update.Kind == VenueUpdateKind.OpenOrder)
        {
            _safety.BeforeAnswer(update.Order);
            _fills.Acknowledge(update.Order);
        }
        else if (update.Kind == VenueUpdateKind.OrderState)
        {
            if (update.State != VenueOrderState.Unknown) _safety.BeforeAnswer(update.Order);
            instrument = _doubts.Apply(in update);
        }

        _parts.OnVenueUpdate(in update);
        AfterFills(instrument);
    }

    // The account is written after rows; a signal that waits for a reversal goes on when nothing is left of the other side.
    private void AfterFills(int instrument)
    {
        if (_rows.IsAccountDue)
        {
            _rows.IsAccountDue = false;
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
        _account.WrittenNs = _clock.NowNs;
        _ledger.Account(in _account.State);
    }
}
