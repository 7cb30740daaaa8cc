using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>What follows a shard on a stepped thread. A struct type parameter: without trading it costs nothing.</summary>
public interface ITradeDesk
{
    /// <summary>Before an event: what reaches the trade thread at or before its time.</summary>
    void Before(in Tick tick);

    /// <summary>After the shard: trade stage, venue and feedback, until quiet.</summary>
    void After(in Tick tick, bool isOnTime);

    /// <summary>After the last event.</summary>
    void End();
}
