using FastEngine.Core;
using FastEngine.Engine.Journal;

namespace FastEngine.Engine;

/// <summary>A symbol on its way into a free slot of a running engine: what it is, and its candles from before its first trade.</summary>
public sealed class SlotEntry
{
    private volatile bool _isJournalled;
    private volatile bool _isLoaded;

    /// <param name="facts">With the id of a free slot.</param>
    /// <param name="candles">Closed ones, oldest first in each timeframe.</param>
    /// <param name="description">What the run is made of from now on, for the segments of the journal that follow.</param>
    public SlotEntry(Instrument facts, IReadOnlyList<WarmUpEntry> candles, byte[] description)
    {
        Facts = facts;
        Candles = [.. candles];
        Description = description;
    }

    public Instrument Facts { get; }

    internal WarmUpEntry[] Candles { get; }

    internal byte[] Description { get; }

    /// <summary>Records that the journal has; the thread's that writes it.</summary>
    internal int Recorded { get; set; }

    /// <summary>Candles that the shard has; its thread's.</summary>
    internal int Loaded { get; set; }

    /// <summary>Whether the journal was asked, and whether the shard was; the waiting thread's.</summary>
    internal bool IsStarted { get; set; }

    internal bool IsSent { get; set; }

    internal bool IsJournalled
    {
        get => _isJournalled;
        set => _isJournalled = value;
    }

    internal bool IsLoaded
    {
        get => _isLoaded;
        set => _isLoaded = value;
    }
}
