using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Takes a shard's results while a journal is played through it.</summary>
public interface IShardCapture
{
    void OnOutput(int shard, in ShardOutput output);

    /// <summary>The slot for the next event to the trade stage; it counts from now on.</summary>
    ref TradeEvent ClaimTrade(int shard);
}
