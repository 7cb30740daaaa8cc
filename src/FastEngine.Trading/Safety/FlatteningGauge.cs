using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Reckons the time to flat on a timer, and holds entries back while it or its cost is above its limit.</summary>
/// <remarks>Time: windows that the rate budget makes wait, plus the mean round trip, plus the longest that a symbol's volume takes at our participation.
/// Cost: half the spread, plus the square root of our share of a bar's volume in true ranges of a bar. Symbols of unknown volume add no time and no
/// impact; such without any take the longest time there is.</remarks>
internal sealed class FlatteningGauge(
    SafetyOptions options, Instrument[] instruments, PositionBook positions, AccountBook account, OrderGate gate, OrderRoundTrip roundTrip, Ledger ledger)
{
    private const int Whole = 1_000_000;
    private const long LongestNs = 24 * EngineTime.NsPerHour;

    private readonly PinnedArray<SymbolLiquidity> _symbols = new(instruments.Length);
    private readonly PinnedArray<double> _quantities = new(instruments.Length);
    private TimeToFlat _highest;
    private TimeToFlat _last;
    private long _ordersBefore;
    private long _windowEndNs;
    private long _spent;
    private bool _isHigh;

    public int SnapshotSize => 2 * EstimateSize + 3 * sizeof(long) + 1 + _symbols.Length * SymbolLiquidity.SnapshotSize;

    /// <summary>As reckoned last.</summary>
    public ref readonly TimeToFlat Last => ref _last;

    /// <summary>The longest so far.</summary>
    public ref readonly TimeToFlat Highest => ref _highest;

    public void OnView(in SymbolView view) => _symbols[view.InstrumentId].Take(in view);

    public RefusalCause MayEnter(EntryRequest request)
    {
        if (IsTooLong) return request.Refuse(RefusalCause.TimeToFlat, _last.TotalNs, options.MaxTimeToFlatNs);
        return IsTooDear ? request.Refuse(RefusalCause.CostToFlat, _last.CostPpm, options.MaxCostToFlatPpm) : RefusalCause.None;
    }

    public void Look(long nowNs)
    {
        Count(nowNs);
        _last = Reckon(nowNs);
        if (_last.TotalNs > _highest.TotalNs) _highest = _last;
        var isHigh = IsTooLong || IsTooDear;
        if (isHigh == _isHigh) return;
        _isHigh = isHigh;
        ledger.Risk(new RiskEvent
        {
            Kind = isHigh ? RiskEventKind.TimeToFlatHigh : RiskEventKind.TimeToFlatNormal, Measured = _last.TotalNs, Limit = options.MaxTimeToFlatNs,
            Amount = _last.Cost, Quantity = _last.Orders, InstrumentId = -1, OtherInstrumentId = -1,
        });
    }

    private bool IsTooLong => options.MaxTimeToFlatNs > 0 && _last.TotalNs > options.MaxTimeToFlatNs;

    private bool IsTooDear => options.MaxCostToFlatPpm > 0 && _last.CostPpm > options.MaxCostToFlatPpm;

    // What the last whole window took counts as spent of the present one: a window of ours is none of the venue's.
    private void Count(long nowNs)
    {
        if (nowNs < _windowEndNs) return;
        _spent = nowNs - _windowEndNs < options.OrderRateWindowNs ? gate.LastOrder - _ordersBefore : 0;
        _ordersBefore = gate.LastOrder;
        _windowEndNs = EngineTime.NextMultiple(nowNs, options.OrderRateWindowNs);
    }

    private TimeToFlat Reckon(long nowNs)
    {
        _quantities.AsSpan().Clear();
        var (orders, cost, fillNs) = (0, (Int128)0, 0L);
        for (var i = 0; i < positions.End; i++)
        {
            ref readonly var position = ref positions[i];
            if (!position.IsUsed) continue;
            if (position.EntryRemaining > 0 && !position.IsCancelling) orders++;
            if (position.Quantity == 0) continue;
            if (position.Exiting < position.Quantity) orders++;
            var instrument = instruments[position.InstrumentId];
            var quantity = position.Quantity / (double)FixedPoint.PowerOfTen(instrument.QuantityScale);
            var sum = _quantities[instrument.Id] += quantity;
            fillNs = Math.Max(fillNs, FillNs(in _symbols[instrument.Id], sum));
            cost += CostOf(in position, instrument, quantity);
        }

        var equity = account.State.Equity;
        return new TimeToFlat
        {
            TimeNs = nowNs, Orders = orders, WaitNs = WaitNs(orders), AnswerNs = orders == 0 ? 0 : roundTrip.MeanNs(nowNs), FillNs = fillNs, Cost = cost,
            CostPpm = cost == 0 ? 0 : equity <= 0 ? Whole : (long)(cost * Whole / equity),
        };
    }

    private long WaitNs(int orders)
    {
        var over = orders - Math.Max(0, options.OrderRate - _spent);
        return over <= 0 ? 0 : (over + options.OrderRate - 1) / options.OrderRate * options.OrderRateWindowNs;
    }

    private long FillNs(in SymbolLiquidity symbol, double quantity)
    {
        if (symbol.Taken == 0) return 0;
        var share = symbol.Volume * options.ParticipationPpm / Whole;
        var bars = quantity / share;
        return bars * options.BarNs < LongestNs ? (long)(bars * options.BarNs) : LongestNs;
    }

    private Int128 CostOf(in StrategyPosition position, Instrument instrument, double quantity)
    {
        ref readonly var symbol = ref _symbols[instrument.Id];
        var mark = account.MarkOf(instrument.Id);
        if (mark <= 0) return 0;
        var halfTick = instrument.Tick / 2.0 / mark;
        var part = Math.Max(options.HalfSpreadPpm / (double)Whole, halfTick);
        if (symbol.Taken > 0 && symbol.Volume > 0 && symbol.Range > 0)
        {
            var range = symbol.Range * (double)FixedPoint.PowerOfTen(instrument.PriceScale) / mark;
            part += range * options.ImpactPpm / Whole * Math.Sqrt(quantity / symbol.Volume);
        }

        return Money.Of(mark, position.Quantity, instrument) * (long)(Math.Min(part, 1) * EngineTime.NsPerSecond) / EngineTime.NsPerSecond;
    }

    private const int EstimateSize = 4 * sizeof(long) + sizeof(int) + 16 + sizeof(long);

    public void Write(ref SnapshotWriter writer)
    {
        Write(ref writer, in _last);
        Write(ref writer, in _highest);
        writer.Put(_ordersBefore);
        writer.Put(_windowEndNs);
        writer.Put(_spent);
        writer.Put(_isHigh);
        foreach (ref readonly var symbol in _symbols.AsSpan()) symbol.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _symbols.AsSpan().Clear();
        _last = ReadEstimate(ref reader);
        _highest = ReadEstimate(ref reader);
        _ordersBefore = reader.Int64();
        _windowEndNs = reader.Int64();
        _spent = reader.Int64();
        _isHigh = reader.Bool();
        foreach (var id in reader.Instruments)
        {
            var symbol = SymbolLiquidity.Read(ref reader);
            if (id >= 0) _symbols[id] = symbol;
        }
    }

    private static void Write(ref SnapshotWriter writer, in TimeToFlat estimate)
    {
        writer.Put(estimate.TimeNs);
        writer.Put(estimate.Orders);
        writer.Put(estimate.WaitNs);
        writer.Put(estimate.AnswerNs);
        writer.Put(estimate.FillNs);
        writer.Put(estimate.Cost);
        writer.Put(estimate.CostPpm);
    }

    private static TimeToFlat ReadEstimate(ref SnapshotReader reader) => new()
    {
        TimeNs = reader.Int64(), Orders = reader.Int32(), WaitNs = reader.Int64(), AnswerNs = reader.Int64(), FillNs = reader.Int64(), Cost = reader.Int128(),
        CostPpm = reader.Int64(),
    };
}
