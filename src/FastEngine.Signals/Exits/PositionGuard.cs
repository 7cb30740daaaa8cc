using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Exits;

/// <summary>The exit rules over the open positions of a shard's symbols: the trailing stop on every price, the monitor at every check.</summary>
/// <remarks>Positions come and go by the trade thread's updates alone. After an exit was asked for, a position is left alone until it is closed
/// or the exit failed.</remarks>
public sealed class PositionGuard
{
    private readonly ExitOptions _options;
    private readonly ExitMonitor _monitor;
    private readonly PinnedArray<GuardedPosition> _positions;
    private readonly PinnedArray<QuietBand> _bands;
    private readonly int[] _counts;
    private readonly int _most;

    // Where the stops trail the price that was asked for last, by direction: a price makes a new best for many positions at once.
    private readonly long[] _trailedPrices = new long[2];
    private readonly long[] _trailingStops = new long[2];

    /// <param name="options">The rules.</param>
    /// <param name="cascadeWindows">Index of each cascade window in the symbols' window sums, shortest first.</param>
    /// <param name="imbalanceCap">Imbalances are clamped to [1/cap, cap].</param>
    /// <param name="barNs">The fastest timeframe.</param>
    /// <param name="symbols">Slots of the shard.</param>
    public PositionGuard(ExitOptions options, ReadOnlySpan<int> cascadeWindows, double imbalanceCap, long barNs, int symbols)
    {
        if (options.MaxPerSymbol < 1) throw new ArgumentException($"at least one position a symbol; this is {options.MaxPerSymbol}", nameof(options));
        _options = options;
        _monitor = new ExitMonitor(options, cascadeWindows, imbalanceCap, barNs);
        _most = options.MaxPerSymbol;
        _positions = new PinnedArray<GuardedPosition>(checked(symbols * _most));
        _bands = new PinnedArray<QuietBand>(symbols);
        _bands.AsSpan().Fill(QuietBand.Unbounded);
        _counts = new int[symbols];
    }

    public long SizeInBytes => _positions.SizeInBytes + _bands.SizeInBytes + _counts.Length * sizeof(int);

    public int Count(int slot) => _counts[slot];

    public ref readonly GuardedPosition this[int slot, int index] => ref _positions[slot * _most + index];

    /// <summary>Prices strictly between change nothing here: no stop is hit, no best price made and no part to be closed.</summary>
    public ref readonly QuietBand Band(int slot) => ref _bands[slot];

    /// <summary>Takes over what the trade thread says of a position.</summary>
    /// <returns>Its place when it is new, else -1.</returns>
    /// <exception cref="InvalidOperationException">More positions are open on the symbol than can be guarded.</exception>
    public int Apply(int slot, in PositionUpdate update)
    {
        var index = Find(slot, update.PositionId);
        var opened = -1;
        switch (update.Kind)
        {
            case PositionUpdateKind.Opened when index < 0:
                opened = Open(slot, in update);
                break;
            case PositionUpdateKind.Opened or PositionUpdateKind.Changed when index >= 0:
                Change(ref At(slot, index), in update);
                break;
            case PositionUpdateKind.ExitFailed when index >= 0:
                // With no exit of the whole under way it was the part that failed: it may be asked for again.
                ref var failed = ref At(slot, index);
                if (!failed.IsExiting) failed.IsPartClosed = false;
                failed.IsExiting = false;
                SetPart(ref failed);
                break;
            case PositionUpdateKind.Tightened when index >= 0 && update.StopPrice > 0:
                Tighten(ref At(slot, index), update.StopPrice);
                break;
            case PositionUpdateKind.Closed when index >= 0:
                At(slot, index) = At(slot, --_counts[slot]);
                break;
        }

        SetBand(slot);
        return opened;
    }

    /// <summary>An on-time price outside the band: which position's stop it hits, after moving the stops that it moves. <see cref="SetBand"/> follows.</summary>
    /// <param name="slot">The symbol.</param>
    /// <param name="price">The trade's.</param>
    /// <param name="from">First position to look at; the next one on return.</param>
    /// <param name="request">The exit to ask for, when true.</param>
    public bool NextStop(int slot, long price, ref int from, ref ExitRequest request)
    {
        while (from < _counts[slot])
        {
            ref var position = ref At(slot, from++);
            if (!position.IsExiting && position.IsStopHit(price))
            {
                position.IsExiting = true;
                request = position.Request(ExitReason.TrailingStop, price, price, position.StopPrice);
                return true;
            }

            // While an exit is on its way too: it may fail.
            if (position.IsBetter(price))
            {
                position.BestPrice = price;
                Tighten(ref position, TrailingStop(position.Direction, price));
            }

            if (position.IsExiting || !position.IsPartDue(price)) continue;
            position.IsPartClosed = true;
            SetPart(ref position);
            request = position.Request(ExitReason.PartialProfit, price, price, _options.PartialAtPpm);
            request.PartPpm = _options.PartialPartPpm;
            return true;
        }

        return false;
    }

    /// <summary>A position's own strategy wants it closed.</summary>
    /// <param name="request">The exit to ask for, when true.</param>
    /// <returns>False when there is none of that number, or its exit is under way.</returns>
    public bool TryClose(int slot, long positionId, long price, double measured, double threshold, ref ExitRequest request)
    {
        var index = Find(slot, positionId);
        if (index < 0 || At(slot, index).IsExiting) return false;
        ref var position = ref At(slot, index);
        position.IsExiting = true;
        request = position.Request(ExitReason.Strategy, price, measured, threshold);
        SetBand(slot);
        return true;
    }

    /// <summary>Finds the band anew: after its positions or their stops changed.</summary>
    public void SetBand(int slot)
    {
        var low = long.MinValue;
        var high = long.MaxValue;
        for (var i = 0; i < _counts[slot]; i++)
        {
            ref readonly var position = ref At(slot, i);
            if (position.Direction == Direction.Long)
            {
                high = Math.Min(high, position.BestPrice);
                if (position.IsExiting) continue;
                low = Math.Max(low, position.StopPrice);
                high = Math.Min(high, position.PartPrice);
            }
            else
            {
                low = Math.Max(low, position.BestPrice);
                if (position.IsExiting) continue;
                high = Math.Min(high, position.StopPrice);
                low = Math.Max(low, position.PartPrice);
            }
        }

        _bands[slot] = new QuietBand { Low = low, High = high };
    }

    /// <summary>A position may leave by a flip of the flow from now on, when the flow is with it.</summary>
    public void SeeFlow(int slot, int index, in SymbolView view) => _monitor.SeeFlow(ref At(slot, index), in view);

    /// <summary>Begins a check of the monitor at the symbol's time; <see cref="NextCheck"/> goes through its positions.</summary>
    /// <param name="symbol">Its windows, already moved on to the time of the check.</param>
    public void BeginCheck(ref SymbolState symbol) => _monitor.Begin(ref symbol);

    /// <summary>The next position that a rule of the monitor ends.</summary>
    /// <param name="slot">The symbol.</param>
    /// <param name="view">The symbol as of the check.</param>
    /// <param name="from">First position to look at; the next one on return.</param>
    /// <param name="request">The exit to ask for, when true.</param>
    public bool NextCheck(int slot, in SymbolView view, ref int from, ref ExitRequest request)
    {
        while (from < _counts[slot])
        {
            if (_monitor.Ends(ref At(slot, from++), in view, ref request)) return true;
        }

        return false;
    }

    /// <summary>What the monitor says of a position after a check.</summary>
    public ExitCheck Checked(int slot, int index, long timeNs, long price)
    {
        ref readonly var position = ref At(slot, index);
        return new ExitCheck
        {
            TimeNs = timeNs, PositionId = position.PositionId, Price = price, StopPrice = position.StopPrice, BestPrice = position.BestPrice,
            InstrumentId = position.InstrumentId,
        };
    }

    private int Open(int slot, in PositionUpdate update)
    {
        if (_counts[slot] == _most)
            throw new InvalidOperationException($"instrument {update.InstrumentId} has more than {_most} open positions");
        ref var position = ref At(slot, _counts[slot]++);
        position = new GuardedPosition
        {
            PositionId = update.PositionId, InstrumentId = update.InstrumentId, StrategyId = update.StrategyId, Direction = update.Direction,
            ZoneEdge = update.ZoneEdge, Cost = update.Cost, Quantity = update.Quantity, EntryNs = update.TimeNs,
        };
        // The whole price next to the average entry from which a better one is better.
        var isLong = update.Direction == Direction.Long;
        position.BestPrice = (long)((update.Cost + (isLong ? 0 : update.Quantity - 1)) / update.Quantity);
        position.StopPrice = InitialStop(in position);
        if (update.StopPrice > 0) Tighten(ref position, update.StopPrice);
        SetPart(ref position);
        return _counts[slot] - 1;
    }

    private void Change(ref GuardedPosition position, in PositionUpdate update)
    {
        var isGrown = update.Quantity > position.Quantity;
        position.Cost = update.Cost;
        position.Quantity = update.Quantity;
        if (isGrown) Tighten(ref position, InitialStop(in position));
        SetPart(ref position);
    }

    private void SetPart(ref GuardedPosition position)
    {
        if (_options.PartialAtPpm > 0 && !position.IsPartClosed)
            position.PartPrice = StopPrices.Profit(position.Direction, position.Cost, position.Quantity, _options.PartialAtPpm);
        else position.PartPrice = position.Direction == Direction.Long ? long.MaxValue : long.MinValue;
    }

    private long TrailingStop(Direction direction, long price)
    {
        ref var stop = ref _trailingStops[(int)direction];
        if (_trailedPrices[(int)direction] == price) return stop;
        _trailedPrices[(int)direction] = price;
        return stop = StopPrices.Trailing(direction, price, _options.TrailPpm);
    }

    private long InitialStop(in GuardedPosition position) => StopPrices.Initial(
        position.Direction, position.Cost, position.Quantity, position.ZoneEdge, _options.StopMinPpm, _options.StopMaxPpm);

    private static void Tighten(ref GuardedPosition position, long stop) => position.StopPrice = position.Direction == Direction.Long
        ? Math.Max(position.StopPrice, stop)
        : Math.Min(position.StopPrice, stop);

    private int Find(int slot, long positionId)
    {
        for (var i = 0; i < _counts[slot]; i++)
        {
            if (At(slot, i).PositionId == positionId) return i;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref GuardedPosition At(int slot, int index) => ref _positions[slot * _most + index];
}
