using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Execution;

/// <summary>Volumes of each symbol's last bars of the fastest timeframe: what the slices of a volume-weighted entry are cut by.</summary>
internal sealed class VolumeProfiles(int instruments, bool isKept)
{
    private const int Bars = ExecutionOptions.MostSlices;

    private readonly PinnedArray<double> _volumes = new(isKept ? instruments * Bars : 1);
    private readonly PinnedArray<long> _counts = new(instruments);
    private readonly PinnedArray<long> _lastNs = new(instruments);

    public int SnapshotSize => 1 + (isKept ? 1 : 0) * instruments * (2 * sizeof(long) + Bars * sizeof(double));

    public void OnView(in SymbolView view)
    {
        if (!isKept || view.BarTimeNs <= _lastNs[view.InstrumentId]) return;
        _lastNs[view.InstrumentId] = view.BarTimeNs;
        _volumes[view.InstrumentId * Bars + (int)(_counts[view.InstrumentId]++ % Bars)] = view.BarBuyVolume + view.BarSellVolume;
    }

    /// <summary>Part of the volume that the first of so many bars had, ppm: of the last ones, oldest first. Even while there are fewer bars, or without volume.</summary>
    public int PartPpm(int instrumentId, int slices, int first)
    {
        const int Million = 1_000_000;
        var even = (int)((long)first * Million / slices);
        var count = _counts[instrumentId];
        if (count < slices) return even;
        var (sum, part) = (0.0, 0.0);
        for (var i = 0; i < slices; i++)
        {
            var volume = _volumes[instrumentId * Bars + (int)((count - slices + i) % Bars)];
            sum += volume;
            if (i < first) part += volume;
        }

        return sum > 0 ? (int)Math.Round(part / sum * Million) : even;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(isKept);
        for (var id = 0; isKept && id < instruments; id++)
        {
            writer.Put(_counts[id]);
            writer.Put(_lastNs[id]);
            for (var i = 0; i < Bars; i++) writer.Put(_volumes[id * Bars + i]);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _counts.AsSpan().Clear();
        _lastNs.AsSpan().Clear();
        if (!reader.Bool()) return;
        foreach (var id in reader.Instruments)
        {
            var (count, lastNs) = (reader.Int64(), reader.Int64());
            for (var i = 0; i < Bars; i++)
            {
                var volume = reader.Double();
                if (id >= 0 && isKept) _volumes[id * Bars + i] = volume;
            }

            if (id < 0 || !isKept) continue;
            _counts[id] = count;
            _lastNs[id] = lastNs;
        }
    }
}
