using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>signals_hash</c>: over each symbol's decision records and signals in their order, symbols in name order. Equal on every topology.</summary>
/// <remarks>Field by field, without sequences and ids, which depend on the other symbols of the run. Measured doubles enter with nine decimals:
/// logarithms may differ in their last digit between machines.</remarks>
internal sealed class SignalsHash : IShardOutputHandler, IDisposable
{
    private readonly InstrumentTable _instruments;
    private readonly IncrementalHash[] _hashes;

    public SignalsHash(InstrumentTable instruments)
    {
        _instruments = instruments;
        _hashes = new IncrementalHash[instruments.Count];
        for (var i = 0; i < _hashes.Length; i++) _hashes[i] = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public long Decisions { get; private set; }

    public long Signals { get; private set; }

    public void OnDecision(in DecisionRecord r)
    {
        Decisions++;
        Span<long> fields =
        [
            1, r.TimeNs, r.Decision, r.Price, r.ZoneEdge, r.ZoneId, (long)r.ZoneKind, r.StrategyId, r.CascadeTrades, (long)r.Direction, r.Level,
            (long)r.Stop, (long)r.Outcome, (long)r.Conditions, r.TradeId, Of(r.Measured), Of(r.Threshold), Of(r.ImbalanceShort), Of(r.ImbalanceMiddle), Of(r.ImbalanceLong),
            Of(r.Bounce), Of(r.Wick), Of(r.ClosePosition), Of(r.Speed), Of(r.VolumeRatio), Of(r.Adx), Of(r.Persistence), Of(r.MeanReversion),
            Of(r.AtrFraction), Of(r.EntryScore), Of(r.Confluence), Of(r.RequiredScore),
        ];
        Append(r.InstrumentId, fields);
        Span<long> points = stackalloc long[ConfluenceScore.MaxFilters];
        for (var i = 0; i < points.Length; i++) points[i] = Of(r.Points[i]);
        Append(r.InstrumentId, points);
    }

    public void OnSignal(in Signal s)
    {
        Signals++;
        Span<long> fields = [2, s.TimeNs, s.Decision, s.Price, s.ZoneEdge, Of(s.EntryScore), Of(s.Confluence), s.StrategyId, (long)s.Direction];
        Append(s.InstrumentId, fields);
    }

    /// <summary>Lower-case hex of one symbol's part.</summary>
    public string PartOf(int instrumentId) => Convert.ToHexStringLower(_hashes[instrumentId].GetCurrentHash());

    /// <summary>Lower-case hex over all symbols.</summary>
    public string Complete()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var instrument in _instruments.All.ToArray().OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            all.AppendData(Encoding.ASCII.GetBytes(instrument.Name));
            all.AppendData(_hashes[instrument.Id].GetCurrentHash());
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    public void Dispose()
    {
        foreach (var hash in _hashes) hash.Dispose();
    }

    private static long Of(double value) => BitConverter.DoubleToInt64Bits(Math.Round(value, 9) + 0.0);

    private void Append(int instrument, ReadOnlySpan<long> fields) => _hashes[instrument].AppendData(MemoryMarshal.AsBytes(fields));
}
