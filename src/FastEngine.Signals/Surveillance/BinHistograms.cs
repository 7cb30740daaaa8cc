using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>Sparse volume histograms of fixed capacity: a bin's place is its number, or the next free one after it.</summary>
internal sealed class BinHistograms
{
    private readonly PinnedArray<ProfileBin> _bins;
    private readonly PinnedArray<int> _used;
    private readonly int _mask;

    public BinHistograms(int histograms, int capacity)
    {
        var bins = (long)histograms * capacity;
        if (bins > int.MaxValue) throw new InsufficientMemoryException($"{bins:N0} bins of volume profiles are more than one array can hold");
        Capacity = capacity;
        _mask = capacity - 1;
        _bins = new PinnedArray<ProfileBin>((int)bins);
        _used = new PinnedArray<int>(histograms);
    }

    public int Capacity { get; }

    public long SizeInBytes => _bins.SizeInBytes + _used.SizeInBytes;

    /// <summary>A bin by its place in all histograms.</summary>
    public ref readonly ProfileBin this[int place] => ref _bins[place];

    /// <summary>Adds a volume above zero; false when the bin is new and every place is taken.</summary>
    public bool Add(int histogram, int number, in Sum96 volume)
    {
        var first = histogram * Capacity;
        for (var i = 0; i < Capacity; i++)
        {
            ref var bin = ref _bins[first + ((number + i) & _mask)];
            if (bin.Volume.IsZero)
            {
                bin.Number = number;
                bin.Volume = volume;
                _used[histogram]++;
                return true;
            }

            if (bin.Number != number) continue;
            bin.Volume.Add(in volume);
            return true;
        }

        return false;
    }

    public void Clear(int histogram)
    {
        if (_used[histogram] == 0) return;
        _bins.AsSpan().Slice(histogram * Capacity, Capacity).Clear();
        _used[histogram] = 0;
    }

    /// <summary>Appends one key a bin: the number in the upper half, so that keys order as bins do, and the place in the lower.</summary>
    /// <returns>The number of keys then.</returns>
    public int AppendKeys(int histogram, Span<long> keys, int count)
    {
        var end = count + _used[histogram];
        for (var place = histogram * Capacity; count < end; place++)
        {
            if (!_bins[place].Volume.IsZero) keys[count++] = ((long)_bins[place].Number << 32) | (uint)place;
        }

        return count;
    }

    /// <summary>Copies the used bins; returns how many.</summary>
    public int CopyTo(int histogram, Span<ProfileBin> bins)
    {
        var used = _used[histogram];
        for (int place = histogram * Capacity, count = 0; count < used; place++)
        {
            if (!_bins[place].Volume.IsZero) bins[count++] = _bins[place];
        }

        return used;
    }
}
