using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>What a shard's thread does for trading around each event. A struct type parameter: without trading it costs nothing.</summary>
public interface ITradeDesk
{
    /// <summary>Once a round, also when the shard has no event.</summary>
    void Poll();

    /// <summary>Before an event: what reaches this thread at or before its time.</summary>
    void Before(in Tick tick);

    /// <summary>After the shard: stepped, the trade stage, the venue and their feedback, until quiet.</summary>
    void After(in Tick tick, bool isOnTime);

    /// <summary>After the last event.</summary>
    void End();
}
