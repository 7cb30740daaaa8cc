using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>Between the merged input and the rings: drops duplicates, marks late ids, holds what must be confirmed, and makes the clock events.</summary>
/// <remarks>Single-threaded; allocates nothing after construction. At most <see cref="MaxEvents"/> events follow from one trade.</remarks>
public sealed class TradeIntake
{
    /// <summary>A confirmed trade and its confirmation, each with a clock event before it.</summary>
    public const int MaxEvents = 4;

    private const int ReportedUnconfirmed = 20;
    private const long PpmScale = 1_000_000;

    private readonly IntakeOptions _options;
    private readonly GateState[] _gates;
    private readonly long[] _ids;
    private readonly int _idMask;
    private readonly long _holdAheadNs;
    private readonly long _nearPpm;
    private readonly Tick[] _events = new Tick[MaxEvents];
    private readonly UnconfirmedTrade[] _unconfirmed = new UnconfirmedTrade[ReportedUnconfirmed];
    private readonly long[] _unconfirmedOf;
    private int _eventCount;
    private bool _hasTime;
    private long _highestTimeNs;
    private long _nextClockNs;

    /// <param name="options">Clock, hold and duplicate knobs.</param>
    /// <param name="instruments">Number of instruments; their ids are below it.</param>
    /// <param name="inputs">Number of merged inputs.</param>
    public TradeIntake(IntakeOptions options, int instruments, int inputs)
    {
        if (options.DuplicateWindow <= 0 || (options.DuplicateWindow & (options.DuplicateWindow - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.DuplicateWindow, "the duplicate window must be a power of two");
        _options = options;
        _gates = new GateState[instruments];
        _unconfirmedOf = new long[inputs];
        var ids = (long)instruments * options.DuplicateWindow;
        if (ids > Array.MaxLength) throw new InsufficientMemoryException($"{ids:N0} trade ids are more than one array can hold");
        _ids = new long[ids];
        _idMask = options.DuplicateWindow - 1;
        _holdAheadNs = options.HoldAheadNs;

        // Two prices that are both within a quarter of the permitted move of a third are within it of each other.
        _nearPpm = Math.Min(options.HoldPricePpm, PpmScale) / 4;
    }

    private ReadOnlySpan<Tick> Events => _events.AsSpan(0, _eventCount);

    public long ClockEvents { get; private set; }

    public long UnconfirmedCount { get; private set; }

    /// <summary>For how long the quietest connection has given no frame, ns: what clock events carry. 0 where there is no connection.</summary>
    public long SilentNs { get; set; }

    /// <summary>Gaps of ids over all instruments.</summary>
    public long GapCount { get; private set; }

    /// <summary>The gap that was counted last.</summary>
    public TradeGap LastGap { get; private set; }

    /// <summary>The first unconfirmed trades.</summary>
    public ReadOnlySpan<UnconfirmedTrade> Unconfirmed => _unconfirmed.AsSpan(0, (int)Math.Min(UnconfirmedCount, ReportedUnconfirmed));

    /// <summary>Trades of one input that were held and never confirmed.</summary>
    public long UnconfirmedOf(int input) => _unconfirmedOf[input];

    public ref readonly IntakeCounters Counters(int instrumentId) => ref _gates[instrumentId].Counters;

    /// <summary>Memory for so many instruments, bytes.</summary>
    public static long BytesFor(IntakeOptions options, int instruments) =>
        (long)instruments * (Unsafe.SizeOf<GateState>() + options.DuplicateWindow * sizeof(long));

    /// <summary>Takes the next trade, or quote, of the merged input.</summary>
    /// <param name="tick">A trade; its sequence is the line of its input.</param>
    /// <param name="input">Which input it came from, for the report.</param>
    /// <returns>What to publish for it, in order; mostly the trade itself, possibly nothing. Good until the next call.</returns>
    public ReadOnlySpan<Tick> Accept(in Tick tick, int input) => Passes(in tick) ? new ReadOnlySpan<Tick>(in tick) : AcceptUnusual(in tick, input);

    /// <summary>Takes the next trade, if it is one that nothing but itself follows from; nearly all are.</summary>
    /// <returns>Whether it did, and the trade is to be published as it is; if not, <see cref="AcceptUnusual(in Tick, int)"/> takes it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(in Tick tick)
    {
        ref var gate = ref _gates[tick.InstrumentId];
        var aheadNs = tick.ExchangeTimeNs - _highestTimeNs;
        if (tick.TradeId != gate.HighestId + 1 || (ulong)(tick.Price - gate.NearLow) >= gate.NearSpan || tick.Stream != gate.Stream
            || tick.ExchangeTimeNs >= _nextClockNs || aheadNs > _holdAheadNs)
        {
            return false;
        }

        Remember(ref gate, tick.InstrumentId, tick.TradeId);
        gate.HighestId = tick.TradeId;
        if (aheadNs > 0) _highestTimeNs = tick.ExchangeTimeNs;
        gate.LastPrice = tick.Price;
        gate.Counters.Accepted++;
        return true;
    }

    /// <summary>Takes a trade that does not pass, or a quote.</summary>
    /// <returns>As <see cref="Accept"/> does.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReadOnlySpan<Tick> AcceptUnusual(in Tick tick, int input)
    {
        ref var gate = ref _gates[tick.InstrumentId];
        _eventCount = 0;
        AcceptUnusual(ref gate, in tick, input);
        SetNear(ref gate);
        return Events;
    }

    /// <summary>Goes on behind a trade that an earlier engine had: what lies between it and the next one is a gap. Before the first trade.</summary>
    public void Resume(in Tick last)
    {
        ref var gate = ref _gates[last.InstrumentId];
        gate.Stream = last.Stream;
        gate.HighestId = last.TradeId;
        Remember(ref gate, last.InstrumentId, last.TradeId);
    }

    /// <summary>Every missing id of the instrument has come, or is known not to exist: its next trade says so.</summary>
    public void Fill(int instrumentId)
    {
        _gates[instrumentId].IsFilled = true;
        SetNear(ref _gates[instrumentId]);
    }

    /// <summary>Time has passed without a trade.</summary>
    /// <param name="timeNs">Exchange time as far as it can be told without a trade; nothing before the first one.</param>
    /// <returns>The clock event of the highest multiple crossed, if any.</returns>
    public ReadOnlySpan<Tick> PassTime(long timeNs)
    {
        _eventCount = 0;
        if (_hasTime && timeNs >= _nextClockNs) PassClock(timeNs);
        return Events;
    }

    /// <summary>The end of the input: what is still held was never confirmed.</summary>
    public void Complete()
    {
        foreach (ref var gate in _gates.AsSpan())
        {
            if (gate.HasHeld) Discard(ref gate);
        }
    }

    private void AcceptUnusual(ref GateState gate, in Tick tick, int input)
    {
        if (tick.Kind == EventKind.Quote)
        {
            AcceptQuote(ref gate, in tick);
            return;
        }

        if (gate.Stream == TradeStream.None) gate.Stream = tick.Stream;
        if (tick.Stream != gate.Stream)
        {
            gate.Counters.OtherStream++;
            return;
        }

        var flags = TickFlags.None;
        if (gate.IdsSeen > 0 && tick.TradeId <= gate.HighestId)
        {
            if (WasSeen(ref gate, tick.InstrumentId, tick.TradeId))
            {
                gate.Counters.Duplicates++;
                return;
            }

            flags = TickFlags.LateById;
        }
        else
        {
            if (gate.IdsSeen > 0 && tick.TradeId > gate.HighestId + 1)
            {
                gate.Counters.Gaps++;
                gate.Counters.MissingIds += tick.TradeId - gate.HighestId - 1;
                LastGap = new TradeGap(tick.InstrumentId, gate.HighestId + 1, tick.TradeId - 1, tick.Stream);
                GapCount++;
                if (_options.MarksGaps) flags = TickFlags.GapBefore;
            }

            gate.HighestId = tick.TradeId;
        }

        Remember(ref gate, tick.InstrumentId, tick.TradeId);
        if (gate.IsFilled)
        {
            gate.IsFilled = false;
            flags |= TickFlags.GapsFilled;
        }

        if (gate.HasHeld) Settle(ref gate, in tick);
        if ((_hasTime && tick.ExchangeTimeNs - _highestTimeNs > _options.HoldAheadNs) || (gate.LastPrice != 0 && IsFar(tick.Price, gate.LastPrice)))
        {
            gate.Counters.Held++;
            gate.Held = tick;
            gate.Held.Flags |= flags;
            gate.HeldInput = input;
            gate.HasHeld = true;
            return;
        }

        var accepted = tick;
        accepted.Flags |= flags;
        Publish(ref gate, in accepted);
    }

    // Moves no time, and nobody confirms it: one that is far from the last trade is left out, like those before the first.
    private void AcceptQuote(ref GateState gate, in Tick tick)
    {
        if (gate.LastPrice == 0 || IsFar(tick.Price, gate.LastPrice) || IsFar(tick.AskPrice, gate.LastPrice)) return;
        gate.Counters.Quotes++;
        ref var quote = ref _events[_eventCount++];
        quote = tick;
        quote.ExchangeTimeNs = _highestTimeNs;
    }

    // The next trade of the symbol decides about the held one: applied just before it, or malformed.
    private void Settle(ref GateState gate, in Tick next)
    {
        var isNear = Math.Abs(next.ExchangeTimeNs - gate.Held.ExchangeTimeNs) <= _options.HoldAheadNs && !IsFar(next.Price, gate.Held.Price);
        if (!isNear)
        {
            Discard(ref gate);
            return;
        }

        gate.HasHeld = false;
        Publish(ref gate, in gate.Held);
    }

    private void Discard(ref GateState gate)
    {
        gate.HasHeld = false;
        gate.Counters.Unconfirmed++;
        if (UnconfirmedCount < ReportedUnconfirmed)
            _unconfirmed[UnconfirmedCount] = new UnconfirmedTrade(gate.HeldInput, gate.Held.Sequence, gate.Held.InstrumentId);
        UnconfirmedCount++;
        _unconfirmedOf[gate.HeldInput]++;
    }

    private void Publish(ref GateState gate, in Tick tick)
    {
        if (tick.ExchangeTimeNs >= _nextClockNs) PassClock(tick.ExchangeTimeNs);
        if (tick.ExchangeTimeNs > _highestTimeNs) _highestTimeNs = tick.ExchangeTimeNs;
        gate.LastPrice = tick.Price;
        gate.Counters.Accepted++;
        _events[_eventCount++] = tick;
    }

    // One a crossing, for the highest multiple crossed; the first trade of all has nothing to cross.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PassClock(long timeNs)
    {
        var multiple = EngineTime.FloorMultiple(timeNs, _options.ClockPeriodNs);
        _nextClockNs = multiple + _options.ClockPeriodNs;
        if (_hasTime)
        {
            _events[_eventCount++] = new Tick { Kind = EventKind.Clock, ExchangeTimeNs = multiple - _options.ClockLatenessNs, InstrumentId = -1, Quantity = SilentNs };
            ClockEvents++;
        }

        _hasTime = true;
    }

    private void SetNear(ref GateState gate)
    {
        var isWaiting = gate.HasHeld || gate.IsFilled || gate.LastPrice <= 0;
        var reach = isWaiting ? 0 : (long)((Int128)gate.LastPrice * _nearPpm / PpmScale);
        gate.NearLow = gate.LastPrice - reach;
        gate.NearSpan = isWaiting ? 0 : 2 * (ulong)reach + 1;
    }

    private bool IsFar(long price, long reference)
    {
        var high = Math.BigMul((ulong)Math.Abs(price - reference), (ulong)PpmScale, out var low);
        var limitHigh = Math.BigMul((ulong)reference, (ulong)_options.HoldPricePpm, out var limitLow);
        return high > limitHigh || (high == limitHigh && low > limitLow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Remember(ref GateState gate, int instrumentId, long tradeId) =>
        _ids[instrumentId * (_idMask + 1) + ((int)gate.IdsSeen++ & _idMask)] = tradeId;

    private bool WasSeen(ref GateState gate, int instrumentId, long tradeId)
    {
        var kept = (int)Math.Min(gate.IdsSeen, _idMask + 1);
        return _ids.AsSpan(instrumentId * (_idMask + 1), kept).Contains(tradeId);
    }
}
