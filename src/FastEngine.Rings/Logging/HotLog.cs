using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Logging;

namespace FastEngine.Rings.Logging;

/// <summary>One hot thread's way to log: an id and its numbers go on the log ring, or are counted as lost. It never waits and makes no text.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
public sealed class HotLog : FrontPadding
{
    private readonly MultiProducerRing<LogEvent> _ring;
    private readonly bool[] _enabled;
    private readonly LogCounts[] _counts;
    private readonly int _perSecond;
    private readonly ushort _number;

    internal HotLog(string source, ushort number, MultiProducerRing<LogEvent> ring, bool[] enabled, int perSecond)
    {
        (Source, _number, _ring, _enabled, _perSecond) = (source, number, ring, enabled, perSecond);
        _counts = new LogCounts[enabled.Length];
        foreach (ref var count in _counts.AsSpan()) count.Second = long.MinValue;
    }

    /// <summary>Its name in the log.</summary>
    public string Source { get; }

    /// <summary>Whether events of the kind are published at all: saves the work for their numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEnabled(LogEventKind kind) => _enabled[Index(kind)];

    /// <param name="timeNs">Engine time of what happened; the rate limit goes by it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(LogEventKind kind, long timeNs, LogNumber a = default, LogNumber b = default, LogNumber c = default, LogNumber d = default) =>
        WriteFor(kind, timeNs, LogEvent.NoInstrument, 0, a, b, c, d);

    /// <summary>An event of an instrument or order.</summary>
    /// <param name="timeNs">Engine time of what happened; the rate limit goes by it.</param>
    /// <param name="instrumentId">Or <see cref="LogEvent.NoInstrument"/>.</param>
    /// <param name="orderId">0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFor(
        LogEventKind kind, long timeNs, int instrumentId, long orderId, LogNumber a = default, LogNumber b = default, LogNumber c = default, LogNumber d = default)
    {
        if (_enabled[Index(kind)]) Publish(kind, timeNs, instrumentId, orderId, a, b, c, d);
    }

    /// <summary>What was lost of each kind so far. Any thread.</summary>
    internal void AddLosses(List<LogLoss> losses)
    {
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            // Single writer; a torn moment between the two counts is made good by the next look.
            var (dropped, suppressed) = (Volatile.Read(ref _counts[kind].Dropped), Volatile.Read(ref _counts[kind].Suppressed));
            if ((dropped | suppressed) != 0) losses.Add(new LogLoss(Source, (LogEventKind)kind, dropped, suppressed));
        }
    }

    // What is not in the list is logged as such: an index never leaves the tables.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Index(LogEventKind kind) => (int)kind < _enabled.Length ? (int)kind : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Publish(LogEventKind kind, long timeNs, int instrumentId, long orderId, LogNumber a, LogNumber b, LogNumber c, LogNumber d)
    {
        ref var count = ref _counts[Index(kind)];
        var second = timeNs / EngineTime.NsPerSecond;
        if (count.Second != second) (count.Second, count.InSecond) = (second, 0);
        if (count.InSecond >= _perSecond)
        {
            Volatile.Write(ref count.Suppressed, count.Suppressed + 1);
            return;
        }

        if (!_ring.TryClaim(1, out var sequence))
        {
            Volatile.Write(ref count.Dropped, count.Dropped + 1);
            return;
        }

        count.InSecond++;
        ref var slot = ref _ring[sequence];
        slot.TimeNs = timeNs;
        slot.OrderId = orderId;
        (slot.A, slot.B, slot.C, slot.D) = (a.Bits, b.Bits, c.Bits, d.Bits);
        slot.InstrumentId = instrumentId;
        slot.Kind = kind;
        slot.Source = _number;
        slot.Doubles = (byte)((a.IsDouble ? 1 : 0) | (b.IsDouble ? 2 : 0) | (c.IsDouble ? 4 : 0) | (d.IsDouble ? 8 : 0));
        _ring.Publish(sequence, sequence);
    }
}
