using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Outputs;

/// <summary>A hash of each symbol's publications and candles in their order, and one over the symbols in name order: equal on every
/// topology, speed and machine.</summary>
internal sealed class MetricsHash : IShardOutputHandler, IDisposable
{
    private readonly InstrumentTable _instruments;
    private readonly IncrementalHash[] _hashes;

    public MetricsHash(InstrumentTable instruments)
    {
        _instruments = instruments;
        _hashes = new IncrementalHash[instruments.Count];
        for (var i = 0; i < _hashes.Length; i++) _hashes[i] = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public long OrderFlows { get; private set; }

    public long Candles { get; private set; }

    // Field by field, so that neither padding nor the instrument's id (which depends on the other inputs) enters.
    public void OnOrderFlow(in OrderFlow flow)
    {
        OrderFlows++;
        Span<long> fields =
        [
            1, flow.TimeNs, flow.Price, BitConverter.DoubleToInt64Bits(flow.Cvd), BitConverter.DoubleToInt64Bits(flow.Mean),
            BitConverter.DoubleToInt64Bits(flow.Deviation), flow.StatisticsTrades, flow.ShortTrades, flow.LargeTrades,
            (flow.Exhausted ? 1 : 0) + (flow.Tainted ? 2 : 0),
        ];
        Append(flow.InstrumentId, fields);
        ReadOnlySpan<double> imbalances = flow.Imbalances;
        Append(flow.InstrumentId, MemoryMarshal.Cast<double, long>(imbalances));
    }

    public void OnCandleClosed(in ClosedCandle closed)
    {
        Candles++;
        ref readonly var c = ref closed.Candle;
        var buy = c.BuyVolume.Value;
        var sell = c.SellVolume.Value;
        Span<long> fields =
        [
            2, closed.OpenTimeNs, closed.Timeframe, c.Open, c.High, c.Low, c.Close, (long)(ulong)(buy & ulong.MaxValue), (long)(buy >> 64),
            (long)(ulong)(sell & ulong.MaxValue), (long)(sell >> 64), c.BuyTrades, c.SellTrades,
        ];
        Append(closed.InstrumentId, fields);
    }

    /// <summary>Lower-case hex; ends the hashing.</summary>
    public string Complete()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var instrument in _instruments.All.ToArray().OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            all.AppendData(Encoding.ASCII.GetBytes(instrument.Name));
            all.AppendData(_hashes[instrument.Id].GetHashAndReset());
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    public void Dispose()
    {
        foreach (var hash in _hashes) hash.Dispose();
    }

    private void Append(int instrument, ReadOnlySpan<long> fields) => _hashes[instrument].AppendData(MemoryMarshal.AsBytes(fields));
}
