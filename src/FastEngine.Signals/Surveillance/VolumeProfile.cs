using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Surveillance;

/// <summary>Volume by price of the last periods of every symbol of a shard, and the value areas published from it.</summary>
/// <remarks>Each period has its own histogram, so that a late trade finds the one of its time. Single-threaded; all memory is taken here.</remarks>
public sealed class VolumeProfile
{
    private readonly ProfileOptions _options;
    private readonly long _periodNs;
    private readonly int _ring;
    private readonly long[] _ticks;
    private readonly PinnedArray<ProfileState> _states;
    private readonly PinnedArray<ValueArea> _areas;
    private readonly PinnedArray<Sum96> _lost;
    private readonly PinnedArray<bool> _isIncomplete;
    private readonly BinHistograms _histograms;
    private readonly ValueAreaFinder _finder;
    private readonly PinnedArray<ProfileBin> _moved;

    /// <param name="options">Window, period, bins.</param>
    /// <param name="instruments">The shard's symbols; the position is the slot.</param>
    public VolumeProfile(ProfileOptions options, IReadOnlyList<Instrument> instruments)
    {
        options.Check();
        _options = options;
        _periodNs = options.PeriodNs;
        _ring = options.Periods + 1;
        var slots = Math.Max(1, instruments.Count);
        _ticks = new long[slots];
        for (var slot = 0; slot < instruments.Count; slot++) _ticks[slot] = instruments[slot].Tick;
        _states = new PinnedArray<ProfileState>(slots);
        _areas = new PinnedArray<ValueArea>(slots);
        _lost = new PinnedArray<Sum96>(slots);
        _isIncomplete = new PinnedArray<bool>(slots * _ring);
        _histograms = new BinHistograms(slots * _ring, options.Capacity);
        _finder = new ValueAreaFinder(_histograms, options.Periods, options.ValueAreaPpm);
        _moved = new PinnedArray<ProfileBin>(options.Capacity);
        for (var slot = 0; slot < slots; slot++) Clear(slot);
    }

    /// <summary>Takes over the tick of the symbol that a slot is of.</summary>
    internal void Name(int slot, Instrument instrument) => _ticks[slot] = instrument.Tick;

    public long SizeInBytes =>
        _states.SizeInBytes + _areas.SizeInBytes + _lost.SizeInBytes + _isIncomplete.SizeInBytes + _histograms.SizeInBytes + _finder.SizeInBytes + _moved.SizeInBytes;

    /// <summary>The value area of the last boundary.</summary>
    public ref readonly ValueArea Area(int slot) => ref _areas[slot];

    /// <summary>Volume that found no free bin since the start; resets keep it.</summary>
    public Int128 LostVolume(int slot) => _lost[slot].Value;

    /// <summary>Whether a trade at this price must be preceded by <see cref="Rebin"/>; for on-time trades only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NeedsRebin(int slot, long price)
    {
        ref var state = ref _states[slot];
        return (ulong)(price - state.RebinLow) > state.RebinSpan;
    }

    /// <summary>Narrows a band of prices (both bounds outside it) to those that need no <see cref="Rebin"/>.</summary>
    public void Narrow(int slot, ref long low, ref long high)
    {
        ref var state = ref _states[slot];
        if (state.BinWidth == 0) return;
        low = Math.Max(low, state.RebinLow - 1);
        high = Math.Min(high, state.RebinLow + (long)state.RebinSpan + 1);
    }

    /// <summary>Adds a trade, late or not, to the histogram of its time if that is still kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, long timeNs, long price, long quantity)
    {
        ref var state = ref _states[slot];
        var pending = state.Pending + quantity;
        if ((ulong)(timeNs - state.StartNs) < (ulong)_periodNs && (ulong)(price - state.BinLow) < (ulong)state.BinWidth && pending >= 0)
            state.Pending = pending;
        else
            AddElsewhere(slot, ref state, timeNs, price, quantity);
    }

    /// <summary>Adds on-time trades, oldest first.</summary>
    public void Add(int slot, ReadOnlySpan<WindowTrade> trades, in TradeBatch batch)
    {
        ref var state = ref _states[slot];
        var volume = batch.Buy;
        volume.Add(in batch.Sell);
        var isInBin = (ulong)(batch.Low - state.BinLow) < (ulong)state.BinWidth && (ulong)(batch.High - state.BinLow) < (ulong)state.BinWidth;
        var isInPeriod = trades[0].TimeNs >= state.StartNs && trades[^1].TimeNs - state.StartNs < _periodNs;
        if (isInBin && isInPeriod && volume.FitsUInt64(out var sum) && sum <= (ulong)(long.MaxValue - state.Pending))
        {
            state.Pending += (long)sum;
            return;
        }

        foreach (ref readonly var trade in trades) Add(slot, trade.TimeNs, trade.Price, Math.Abs(trade.SignedQuantity));
    }

    /// <summary>Sets the bins from this price; each bin's volume goes to the one that holds the middle of its ticks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Rebin(int slot, long price)
    {
        ref var state = ref _states[slot];
        if (state.BinWidth == 0) return;
        Flush(slot, ref state);
        var width = state.BinWidth;
        var baseBin = state.BaseBin;
        var toMiddle = (width - _ticks[slot]) / 2;
        SetBins(slot, ref state, price);
        for (var histogram = slot * _ring; histogram < (slot + 1) * _ring; histogram++)
        {
            var moved = _moved.AsSpan()[.._histograms.CopyTo(histogram, _moved.AsSpan())];
            _histograms.Clear(histogram);
            foreach (ref readonly var bin in moved)
            {
                var middle = (baseBin + bin.Number) * width + toMiddle;
                AddTo(slot, histogram, BinOf(in state, middle) - state.BaseBin, in bin.Volume);
            }
        }
    }

    /// <summary>Publishes the value area of the window that ends at <paramref name="boundaryNs"/>, a multiple of the period; before trades at or after it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void OnPeriod(int slot, long boundaryNs)
    {
        ref var state = ref _states[slot];
        if (state.BinWidth == 0) return;
        Flush(slot, ref state);
        MoveOn(slot, ref state, boundaryNs);
        Span<int> window = stackalloc int[_options.Periods];
        var isIncomplete = false;
        for (var i = 0; i < window.Length; i++)
        {
            window[i] = HistogramAt(slot, boundaryNs - (i + 1) * _periodNs);
            isIncomplete |= _isIncomplete[window[i]];
        }

        ref var area = ref _areas[slot];
        area = new ValueArea { BoundaryNs = boundaryNs, IsIncomplete = isIncomplete };
        if (!_finder.TryFind(window, out var bins)) return;
        area.Exists = true;
        var lastTick = state.BinWidth - _ticks[slot];
        area.Low = LowOf(in state, bins.Lowest);
        area.High = LowOf(in state, bins.Highest) + lastTick;
        area.PointOfControlLow = LowOf(in state, bins.Fullest);
        area.PointOfControlHigh = area.PointOfControlLow + lastTick;
    }

    /// <summary>Where the price lies in the published value area; computed, not cached, because every price changes it.</summary>
    public ProfilePosition Position(int slot, Direction direction, long price)
    {
        ref readonly var area = ref _areas[slot];
        if (!area.IsUsable) return ProfilePosition.Outside;
        var distance = Math.Abs(price - (direction == Direction.Long ? area.Low : area.High));
        if (Ppm.IsAtMost(distance, _options.EdgePpm, price) && Ppm.IsAtMost(distance, _options.EdgeWidthPpm, area.High - area.Low))
            return ProfilePosition.AtEdge;
        return price >= area.Low && price <= area.High ? ProfilePosition.Inside : ProfilePosition.Outside;
    }

    /// <summary>Forgets the symbol's trades and its value area.</summary>
    public void Clear(int slot)
    {
        _states[slot] = new ProfileState { RebinSpan = long.MaxValue };
        _areas[slot] = default;
        for (var histogram = slot * _ring; histogram < (slot + 1) * _ring; histogram++) ClearHistogram(histogram);
    }

    // The first trade, another bin, another period, or a late trade.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddElsewhere(int slot, ref ProfileState state, long timeNs, long price, long quantity)
    {
        if (quantity <= 0) return;
        if (state.BinWidth == 0)
        {
            state.StartNs = EngineTime.FloorMultiple(timeNs, _periodNs);
            SetBins(slot, ref state, price);
        }

        if (timeNs < state.StartNs)
        {
            AddLate(slot, ref state, timeNs, price, quantity);
            return;
        }

        Flush(slot, ref state);
        if (timeNs >= state.StartNs + _periodNs) MoveOn(slot, ref state, EngineTime.FloorMultiple(timeNs, _periodNs));
        state.BinLow = BinOf(in state, price) * state.BinWidth;
        state.Pending = quantity;
    }

    private void AddLate(int slot, ref ProfileState state, long timeNs, long price, long quantity)
    {
        var startNs = EngineTime.FloorMultiple(timeNs, _periodNs);
        if (startNs <= state.StartNs - _ring * _periodNs) return;
        var volume = default(Sum96);
        volume.Add(quantity);
        AddTo(slot, HistogramAt(slot, startNs), BinOf(in state, price) - state.BaseBin, in volume);
    }

    private void Flush(int slot, ref ProfileState state)
    {
        if (state.Pending == 0) return;
        var volume = default(Sum96);
        volume.Add(state.Pending);
        state.Pending = 0;
        AddTo(slot, HistogramAt(slot, state.StartNs), BinOf(in state, state.BinLow) - state.BaseBin, in volume);
    }

    private void AddTo(int slot, int histogram, long number, in Sum96 volume)
    {
        if (number == (int)number && _histograms.Add(histogram, (int)number, in volume)) return;
        _lost[slot].Add(in volume);
        _isIncomplete[histogram] = true;
    }

    // Opens the histogram that starts then, and clears those whose place the periods up to it take.
    private void MoveOn(int slot, ref ProfileState state, long startNs)
    {
        if (startNs <= state.StartNs) return;
        var first = Math.Max(state.StartNs + _periodNs, startNs - (_ring - 1) * _periodNs);
        for (var passed = first; passed <= startNs; passed += _periodNs) ClearHistogram(HistogramAt(slot, passed));
        state.StartNs = startNs;
    }

    private void ClearHistogram(int histogram)
    {
        _histograms.Clear(histogram);
        _isIncomplete[histogram] = false;
    }

    // Bin = max(1, round half up(share of the price / tick)) ticks; bins are aligned to 0.
    private void SetBins(int slot, ref ProfileState state, long price)
    {
        var tick = _ticks[slot];
        var doubleUnit = (Int128)tick * 2 * Ppm.One;
        var ticks = Math.Max(1, (long)(((Int128)price * 2 * _options.BinPpm + doubleUnit / 2) / doubleUnit));
        state.BinWidth = ticks * tick;
        state.Reciprocal = ulong.MaxValue / (ulong)state.BinWidth;
        state.BaseBin = BinOf(in state, price);
        state.BinLow = state.BaseBin * state.BinWidth;
        state.RebinLow = Ppm.CeilingOf(price, Ppm.One - _options.RebinPpm);
        state.RebinSpan = (ulong)(price + Ppm.FloorOf(price, _options.RebinPpm) - state.RebinLow);
    }

    // price / width by its reciprocal, which is at most one too small.
    private static long BinOf(in ProfileState state, long price)
    {
        var bin = Math.BigMul((ulong)price, state.Reciprocal, out _);
        return (long)((ulong)price - bin * (ulong)state.BinWidth >= (ulong)state.BinWidth ? bin + 1 : bin);
    }

    private static long LowOf(in ProfileState state, int number) => (state.BaseBin + number) * state.BinWidth;

    private int HistogramAt(int slot, long startNs)
    {
        var place = (int)(startNs / _periodNs % _ring);
        return slot * _ring + (place < 0 ? place + _ring : place);
    }
}
