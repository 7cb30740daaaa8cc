using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Exits;

/// <summary>The exit rules over the open positions of a shard's symbols: the trailing stop on every price, the monitor at every check.</summary>
/// <remarks>Positions come and go by the trade thread's updates alone. After an exit was asked for, a position is left alone until it is closed
/// or the exit failed.</remarks>
public sealed class PositionGuard
{
    /// <summary>Open positions of one symbol that a shard can guard: one a strategy and direction.</summary>
    public const int MaxPerSymbol = 8;

    private readonly ExitOptions _options;
    private readonly PinnedArray<GuardedPosition> _positions;
    private readonly int[] _counts;
    private readonly int[] _cascadeWindows;
    private readonly double _imbalanceCap;
    private readonly double _reciprocal;
    private readonly AdverseStep[] _adverseSteps;

    /// <param name="options">The rules.</param>
    /// <param name="cascadeWindows">Index of each cascade window in the symbols' window sums, shortest first.</param>
    /// <param name="imbalanceCap">Imbalances are clamped to [1/cap, cap].</param>
    /// <param name="symbols">Slots of the shard.</param>
    public PositionGuard(ExitOptions options, ReadOnlySpan<int> cascadeWindows, double imbalanceCap, int symbols)
    {
        _options = options;
        _positions = new PinnedArray<GuardedPosition>(symbols * MaxPerSymbol);
        _counts = new int[symbols];
        _cascadeWindows = cascadeWindows.ToArray();
        _imbalanceCap = imbalanceCap;
        _reciprocal = 1 / options.CascadeRatio;
        _adverseSteps = [.. options.AdverseSteps];
    }

    public long SizeInBytes => _positions.SizeInBytes;

    public int Count(int slot) => _counts[slot];

    public ref readonly GuardedPosition this[int slot, int index] => ref _positions[slot * MaxPerSymbol + index];

    /// <summary>Takes over what the trade thread says of a position.</summary>
    /// <exception cref="InvalidOperationException">More positions are open on the symbol than can be guarded.</exception>
    public void Apply(int slot, in PositionUpdate update)
    {
        var index = Find(slot, update.PositionId);
        switch (update.Kind)
        {
            case PositionUpdateKind.Opened when index < 0:
                Open(slot, in update);
                break;
            case PositionUpdateKind.Opened or PositionUpdateKind.Changed when index >= 0:
                Change(ref At(slot, index), in update);
                break;
            case PositionUpdateKind.ExitFailed when index >= 0:
                // With no exit of the whole under way it was the part that failed: it may be asked for again.
                ref var failed = ref At(slot, index);
                if (!failed.IsExiting) failed.IsPartClosed = false;
                failed.IsExiting = false;
                break;
            case PositionUpdateKind.Closed when index >= 0:
                At(slot, index) = At(slot, --_counts[slot]);
                break;
        }
    }

    /// <summary>Prices strictly between these change nothing here: no stop is hit, no best price made and no part to be closed.</summary>
    public void Narrow(int slot, ref long low, ref long high)
    {
        for (var i = 0; i < _counts[slot]; i++)
        {
            ref var position = ref At(slot, i);
            var isLong = position.Direction == Direction.Long;
            low = Math.Max(low, isLong ? position.StopPrice : position.BestPrice);
            high = Math.Min(high, isLong ? position.BestPrice : position.StopPrice);
            if (_options.PartialAtPpm == 0 || position.IsPartClosed) continue;
            var profit = StopPrices.Profit(position.Direction, position.Cost, position.Quantity, _options.PartialAtPpm);
            if (isLong) high = Math.Min(high, profit);
            else low = Math.Max(low, profit);
        }
    }

    /// <summary>An on-time price: which position's stop it hits, after moving the stops that it moves.</summary>
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
                Ask(in position, ExitReason.TrailingStop, price, price, position.StopPrice, ref request);
                return true;
            }

            // While an exit is on its way too: it may fail.
            if (position.IsBetter(price))
            {
                position.BestPrice = price;
                Tighten(ref position, StopPrices.Trailing(position.Direction, price, _options.TrailPpm));
            }

            if (position.IsExiting) continue;
            if (_options.PartialAtPpm > 0 && !position.IsPartClosed && position.HasProfit(price, _options.PartialAtPpm))
            {
                position.IsPartClosed = true;
                Ask(in position, ExitReason.PartialProfit, price, price, _options.PartialAtPpm, ref request);
                request.PartPpm = _options.PartialPartPpm;
                return true;
            }
        }

        return false;
    }

    /// <summary>A check of the monitor at the symbol's time: the next position that a rule ends.</summary>
    /// <param name="slot">The symbol.</param>
    /// <param name="symbol">Its windows, already moved on to the time of the check.</param>
    /// <param name="from">First position to look at; the next one on return.</param>
    /// <param name="request">The exit to ask for, when true.</param>
    public bool NextCheck(int slot, ref SymbolState symbol, ref int from, ref ExitRequest request)
    {
        while (from < _counts[slot])
        {
            ref var position = ref At(slot, from++);
            var moves = CountAdverse(ref position, symbol.LastPrice);
            var reversed = IsReversed(in position, ref symbol, out var shortest);
            position.CascadeReversals = reversed ? position.CascadeReversals + 1 : 0;
            if (position.IsExiting) continue;
            if (position.CascadeReversals >= _options.CascadeConfirmations)
            {
                position.IsExiting = true;
                Ask(in position, ExitReason.CascadeReversal, symbol.LastPrice, shortest,
                    position.Direction == Direction.Long ? _reciprocal : _options.CascadeRatio, ref request);
                return true;
            }

            var limit = AdverseLimit(in position, symbol.LastPrice);
            if (moves >= limit)
            {
                position.IsExiting = true;
                Ask(in position, ExitReason.AdverseMoves, symbol.LastPrice, moves, limit, ref request);
                return true;
            }
        }

        return false;
    }

    /// <summary>Adverse moves in a row that end the position at the profit it has at <paramref name="price"/>.</summary>
    public int AdverseLimit(in GuardedPosition position, long price)
    {
        foreach (ref readonly var step in _adverseSteps.AsSpan())
        {
            if (step.BelowProfitPpm == long.MaxValue || !position.HasProfit(price, step.BelowProfitPpm)) return step.Moves;
        }

        return int.MaxValue;
    }

    // The first sample is compared with the average entry; an equal price neither adds to the streak nor ends it.
    private static int CountAdverse(ref GuardedPosition position, long price)
    {
        var before = position.SampledPrice == 0 ? position.Cost : (Int128)position.SampledPrice * position.Quantity;
        var now = (Int128)price * position.Quantity;
        position.SampledPrice = price;
        if (now == before) return position.AdverseMoves;
        var isAdverse = position.Direction == Direction.Long ? now < before : now > before;
        return position.AdverseMoves = isAdverse ? position.AdverseMoves + 1 : 0;
    }

    private bool IsReversed(in GuardedPosition position, ref SymbolState symbol, out double shortest)
    {
        ref var first = ref symbol.Windows[_cascadeWindows[0]];
        shortest = first.Imbalance(_imbalanceCap);
        if (first.Trades < _options.CascadeMinTrades) return false;
        var middle = symbol.Windows[_cascadeWindows[1]].Imbalance(_imbalanceCap);
        var longest = symbol.Windows[_cascadeWindows[2]].Imbalance(_imbalanceCap);
        return position.Direction == Direction.Long
            ? shortest < _reciprocal && shortest < middle && middle < longest
            : shortest > _options.CascadeRatio && shortest > middle && middle > longest;
    }

    private void Open(int slot, in PositionUpdate update)
    {
        if (_counts[slot] == MaxPerSymbol)
            throw new InvalidOperationException($"instrument {update.InstrumentId} has more than {MaxPerSymbol} open positions");
        ref var position = ref At(slot, _counts[slot]++);
        position = new GuardedPosition
        {
            PositionId = update.PositionId, InstrumentId = update.InstrumentId, StrategyId = update.StrategyId, Direction = update.Direction,
            ZoneEdge = update.ZoneEdge, Cost = update.Cost, Quantity = update.Quantity,
        };
        // The whole price next to the average entry from which a better one is better.
        var isLong = update.Direction == Direction.Long;
        position.BestPrice = (long)((update.Cost + (isLong ? 0 : update.Quantity - 1)) / update.Quantity);
        position.StopPrice = InitialStop(in position);
    }

    private void Change(ref GuardedPosition position, in PositionUpdate update)
    {
        var isGrown = update.Quantity > position.Quantity;
        position.Cost = update.Cost;
        position.Quantity = update.Quantity;
        if (isGrown) Tighten(ref position, InitialStop(in position));
    }

    private long InitialStop(in GuardedPosition position) => StopPrices.Initial(
        position.Direction, position.Cost, position.Quantity, position.ZoneEdge, _options.StopMinPpm, _options.StopMaxPpm);

    private static void Tighten(ref GuardedPosition position, long stop) => position.StopPrice = position.Direction == Direction.Long
        ? Math.Max(position.StopPrice, stop)
        : Math.Min(position.StopPrice, stop);

    private static void Ask(in GuardedPosition position, ExitReason reason, long price, double measured, double threshold, ref ExitRequest request) =>
        request = new ExitRequest
        {
            PositionId = position.PositionId, InstrumentId = position.InstrumentId, Reason = reason, Price = price, StopPrice = position.StopPrice,
            Measured = measured, Threshold = threshold, PartPpm = 1_000_000,
        };

    private int Find(int slot, long positionId)
    {
        for (var i = 0; i < _counts[slot]; i++)
        {
            if (At(slot, i).PositionId == positionId) return i;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref GuardedPosition At(int slot, int index) => ref _positions[slot * MaxPerSymbol + index];
}
