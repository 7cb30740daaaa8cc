using FastEngine.Core;

namespace FastEngine.Engine.Journal;

/// <summary>The last inbound event of a journal: an engine that goes on finishes what the one before it left of it.</summary>
internal struct UnfinishedEvent
{
    public Tick Tick;
    public bool HasTick;

    /// <summary>Of a trade, by its shard.</summary>
    public bool IsOnTime;

    /// <summary>The venue has seen it.</summary>
    public bool IsShown;

    /// <summary>Of a clock event: the trade thread has taken it.</summary>
    public bool IsClockTaken;
}
