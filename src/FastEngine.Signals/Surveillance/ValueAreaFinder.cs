using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>Adds histograms up and grows the value area from the fullest bin. Its scratch memory serves all symbols of a shard.</summary>
internal sealed class ValueAreaFinder
{
    private readonly BinHistograms _histograms;
    private readonly int _areaPpm;
    private readonly PinnedArray<long> _keys;
    private readonly PinnedArray<int> _numbers;
    private readonly PinnedArray<Int128> _volumes;

    public ValueAreaFinder(BinHistograms histograms, int mostHistograms, int areaPpm)
    {
        _histograms = histograms;
        _areaPpm = areaPpm;
        var bins = mostHistograms * histograms.Capacity;
        _keys = new PinnedArray<long>(bins);
        _numbers = new PinnedArray<int>(bins);
        _volumes = new PinnedArray<Int128>(bins);

        // The first sort of this type allocates its helper: here rather than on a hot thread.
        _keys.AsSpan().Sort();
    }

    public long SizeInBytes => _keys.SizeInBytes + _numbers.SizeInBytes + _volumes.SizeInBytes;

    /// <summary>The value area over these histograms; false when they hold no volume.</summary>
    public bool TryFind(ReadOnlySpan<int> histograms, out BinRange area)
    {
        var bins = Merge(histograms, out var total);
        area = default;
        if (bins == 0) return false;
        var numbers = _numbers.AsSpan()[..bins];
        var volumes = _volumes.AsSpan()[..bins];
        var fullest = 0;
        for (var i = 1; i < bins; i++)
        {
            // Ties go up.
            if (volumes[i] >= volumes[fullest]) fullest = i;
        }

        var lowest = fullest;
        var highest = fullest;
        var needed = total * _areaPpm;
        for (var held = volumes[fullest]; held * Ppm.One < needed;)
        {
            var isUp = lowest == 0 || (highest < bins - 1 && volumes[highest + 1] >= volumes[lowest - 1]);
            held += isUp ? volumes[++highest] : volumes[--lowest];
        }

        area = new BinRange(numbers[fullest], numbers[lowest], numbers[highest]);
        return true;
    }

    // The bins with volume in ascending order, those of the same number as one.
    private int Merge(ReadOnlySpan<int> histograms, out Int128 total)
    {
        var count = 0;
        foreach (var histogram in histograms) count = _histograms.AppendKeys(histogram, _keys.AsSpan(), count);
        var keys = _keys.AsSpan()[..count];
        keys.Sort();
        total = 0;
        var bins = 0;
        foreach (var key in keys)
        {
            var volume = _histograms[(int)(uint)key].Volume.Value;
            var number = (int)(key >> 32);
            total += volume;
            if (bins > 0 && _numbers[bins - 1] == number)
            {
                _volumes[bins - 1] += volume;
                continue;
            }

            _numbers[bins] = number;
            _volumes[bins++] = volume;
        }

        return bins;
    }
}
