using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Latency;
using FastEngine.Rings;
using FastEngine.Rings.Logging;
using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>The trading part of a pipeline: the trade stage, its ledger, and the venue that its orders go to.</summary>
/// <remarks>Fused, one thread steps it behind the shard in a fixed order (<see cref="SteppedTrading"/>); sharded, stage and venue have
/// threads of their own (<see cref="TradeAgent"/>, <see cref="VenueAgent"/>).</remarks>
public sealed class TradeDesk
{
    private const int CommandSlots = 1_024;
    private const double MostMarketFill = 0.5;

    private readonly GatewaySwitch _gateway;
    private IOrderGateway _target;
    private long _skipped;

    /// <param name="overflow">Where the ledger goes on when its reader stalls: then the journal is its only reader. Null for a run whose readers
    /// are waited for.</param>
    public TradeDesk(TradingOptions options, InstrumentTable instruments, ISteppedVenue venue, int ledgerSlots, LedgerOverflow? overflow = null)
    {
        Ledger = overflow is null ? new TradeLedger(ledgerSlots) : new TradeLedger(ledgerSlots, overflow);
        Venue = venue;
        Output = new TradeOutput(Ledger);
        _target = venue;
        _gateway = new GatewaySwitch(venue);
        Output.Stage = Stage = new TradeStage(options, instruments.All.ToArray(), _gateway, Output);
    }

    public TradeStage Stage { get; }

    /// <summary>Events that went to the ledger's overflow.</summary>
    public long Spilled => Ledger.Spilled;

    /// <summary>How much of the ledger's overflow is in use, 0 to 1.</summary>
    public double OverflowFill => Ledger.OverflowFill;

    /// <summary>From the publication of a sampled tick to the order that it led to at the gateway.</summary>
    public LatencyHistogram TickToOrder => Output.TickToOrder;

    /// <summary>Where the trade thread tells of orders, fills, positions and commands; null for nowhere. Set before anything is played or run.</summary>
    public HotLog? Log
    {
        get => Output.Log?.Target;
        set => Output.Log = value is null ? null : new TradeLog(value);
    }

    internal TradeLedger Ledger { get; }

    internal TradeOutput Output { get; }

    internal ISteppedVenue Venue { get; }

    /// <summary>What other threads ask of the stage.</summary>
    internal MultiProducerRing<TradeEvent> Commands { get; } = new(CommandSlots);

    /// <summary>Whether the ledger shows inbound events too, for a journal.</summary>
    internal bool Records
    {
        get => Output.Records;
        set => Output.Records = value;
    }

    /// <summary>What the watchdog looks at; null when nothing watches.</summary>
    internal ExitDeadlines? Deadlines
    {
        get => Output.Deadlines;
        set => Output.Deadlines = value;
    }

    /// <summary>Of the latency ledger; null when none is kept.</summary>
    internal TradeStamps? Stamps
    {
        get => Output.Latency;
        set => Output.Latency = _gateway.Latency = value;
    }

    internal SnapshotExchange Snapshots { get; } = new();

    /// <summary>Asks something of the trade stage; callable from any thread.</summary>
    /// <returns>False when too much is waiting already.</returns>
    public bool Post(in Command command) => Post(new TradeEvent { Kind = TradeEventKind.Command, Shard = -1, Command = command });

    /// <summary>A report on an order, from a venue with a life of its own or from the way to it; callable from any thread.</summary>
    /// <returns>False when too much is waiting already: it must be posted again, for nothing else tells of it.</returns>
    public bool Post(in OrderReport report) => Post(new TradeEvent { Kind = TradeEventKind.OrderReport, Shard = -1, OrderReport = report });

    /// <inheritdoc cref="Post(in OrderReport)"/>
    public bool Post(in VenueUpdate update) => Post(new TradeEvent { Kind = TradeEventKind.VenueUpdate, Shard = -1, VenueUpdate = update });

    /// <summary>Keeps orders back until they may leave.</summary>
    internal void Hold(IOrderGateway held) => _gateway.Target = held;

    internal void SendTo(IOrderGateway gateway) => _gateway.Target = _target = gateway;

    internal void Resume() => _gateway.Target = _target;

    internal void OnEvent(in TradeEvent e)
    {
        if (Records) Record(in e);
        Output.Latency?.Begin(in e);
        Stage.OnEvent(in e);
        if (e.Kind == TradeEventKind.ExitRequest) Deadlines?.OnHandled(e.ExitRequest.InstrumentId, MonotonicClock.Now());
    }

    private bool Post(in TradeEvent e)
    {
        if (!Commands.TryClaim(1, out var sequence)) return false;
        Commands[sequence] = e;
        Commands.Publish(sequence, sequence);
        return true;
    }

    // While nothing can be journalled the market goes on: what is left of the overflow is for orders, reports and commands.
    private void Record(in TradeEvent e)
    {
        var fill = Ledger.OverflowFill;
        if (fill >= MostMarketFill && e.Kind is TradeEventKind.CandleClose or TradeEventKind.SymbolView or TradeEventKind.ExitCheck or TradeEventKind.Clock)
        {
            _skipped++;
            return;
        }

        if (_skipped > 0 && fill < MostMarketFill / 2)
        {
            Ledger.Claim(TradeRecordKind.MarketSkipped, out var sequence).Skipped = _skipped;
            Ledger.Publish(sequence);
            _skipped = 0;
        }

        Ledger.Inbound(in e);
    }

    /// <summary>Between two events: writes the stage's state when the journal asked for it.</summary>
    internal void TakeSnapshotIfWanted()
    {
        if (!Snapshots.IsWanted) return;
        Snapshots.Fill(Stage);
        Ledger.Mark(TradeRecordKind.Snapshot);
    }

    /// <summary>Whether the end of the source is the end of trading: then exits that are not done get the rows of what they have closed. An engine
    /// that goes on another time leaves everything as it is.</summary>
    public bool IsEndFinal { get; init; } = true;

    internal void End()
    {
        if (!IsEndFinal) return;
        if (Records) Ledger.Mark(TradeRecordKind.EndOfTape);
        Stage.EndOfTape();
    }
}
