using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;

namespace FastEngine.Feeds.Live;

/// <summary>From parsed trades to the inbound rings, through the same gate as recordings. One thread's; allocates nothing.</summary>
/// <remarks>Trades that two sockets give both, while one replaces the other, are duplicates to the gate. Clock events go on while no trade comes.</remarks>
public sealed class LiveIntake
{
    // So many trades of a burst are published at once: few enough for the shard to begin, many enough not to fight over the cursor's line.
    private const int PublishEvery = 64;

    private readonly TradeIntake _intake;
    private readonly GapBook _gaps;
    private readonly InboundRings _rings;
    private readonly long _clockPeriodNs;
    private long _gapsSeen;
    private long _highestNs;
    private long _highestBeforeNs;
    private long _highestAtNs;
    private long _nowNs;
    private long _answered;
    private int _unpublished;
    private long _received;

    /// <param name="options">Clock, hold and duplicate knobs; gaps are marked whatever they say.</param>
    /// <param name="instruments">Number of instruments; their ids are below it.</param>
    /// <param name="inputs">Number of connections.</param>
    /// <param name="rings">Inbound rings in shard order.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped for the latency histogram.</param>
    /// <param name="gapGraceNs">How long late trades are waited for before they are asked for.</param>
    /// <param name="firstSequence">Of the first event: behind those of an earlier engine.</param>
    /// <param name="stamps">In shard order, of the latency ledger; null for none.</param>
    public LiveIntake(IntakeOptions options, int instruments, int inputs, IReadOnlyList<SingleProducerRing<Tick>> rings, int latencySample = 64,
        long gapGraceNs = EngineTime.NsPerSecond, long firstSequence = 0, IReadOnlyList<PublicationStamps>? stamps = null)
    {
        _intake = new TradeIntake(options with { MarksGaps = true }, instruments, inputs);
        _gaps = new GapBook(instruments, gapGraceNs);
        _rings = new InboundRings(rings, latencySample, firstSequence, stamps);
        _clockPeriodNs = options.ClockPeriodNs;
    }

    public TradeIntake Gate => _intake;

    public GapBook Gaps => _gaps;

    public long Ticks => _rings.Ticks;

    /// <summary>Sequence of the next event, clock events included.</summary>
    public long Events => _rings.Next;

    /// <summary>Whether every ring has room for what follows from one trade.</summary>
    public bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _rings.HasRoom;
    }

    /// <summary>Begins a round of the feed thread.</summary>
    /// <param name="silentNs">For how long the quietest connection has given no frame.</param>
    public void Begin(long nowNs, long silentNs)
    {
        _nowNs = nowNs;
        _intake.SilentNs = silentNs;
    }

    /// <summary>Takes a trade; only when there is room.</summary>
    /// <param name="received">Stamp of the return of the receive call that it came with; 0 for one that no socket gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Accept(in Tick tick, int input, long received = 0)
    {
        if (_received == 0) _received = received;
        Put(_intake.Accept(in tick, input));
        if (_intake.GapCount != _gapsSeen) OnGap();
        if (++_unpublished >= PublishEvery) Publish();
    }

    /// <summary>Ends a round: time goes on, and everything claimed is published.</summary>
    public void End()
    {
        if (_highestNs != _highestBeforeNs)
        {
            _highestBeforeNs = _highestNs;
            _highestAtNs = _nowNs;
        }
        else if (_highestNs != 0 && HasRoom)
        {
            // A period behind, so that trades which are on their way are not overtaken.
            Put(_intake.PassTime(_highestNs + (_nowNs - _highestAtNs) - _clockPeriodNs));
        }

        Publish();
    }

    /// <summary>Asks for what is missing, and takes what came of it.</summary>
    public void Fill(ITradeBackfill backfill)
    {
        // A gap that closed by itself meanwhile is still being answered: trades that waited here until the next gap would no longer be known to have come.
        if (_gaps.Open == 0 && _answered == _gaps.Counts.Requested) return;
        _gaps.Request(backfill, _nowNs);
        while (HasRoom && backfill.TryTake(out var step))
        {
            if (step.Kind != BackfillStepKind.Trade) _answered++;
            if (step.Kind == BackfillStepKind.Trade) Accept(in step.Trade, 0);
            else if (_gaps.OnAnswer(in step.Gap, step.Kind == BackfillStepKind.Filled)) _intake.Fill(step.Gap.InstrumentId);
        }
    }

    /// <summary>The feed ends: what is still held was never confirmed.</summary>
    public void Complete() => _intake.Complete();

    private void Publish()
    {
        _unpublished = 0;
        _rings.Publish(_received);
        _received = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ReadOnlySpan<Tick> events)
    {
        _rings.Put(events);
        foreach (ref readonly var e in events)
        {
            if (e.Kind != EventKind.Trade) continue;
            if (e.ExchangeTimeNs > _highestNs) _highestNs = e.ExchangeTimeNs;
            if ((e.Flags & TickFlags.LateById) != 0 && _gaps.OnLate(e.InstrumentId, e.TradeId)) _intake.Fill(e.InstrumentId);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OnGap()
    {
        _gapsSeen = _intake.GapCount;
        _gaps.Add(_intake.LastGap, _nowNs);
    }
}
