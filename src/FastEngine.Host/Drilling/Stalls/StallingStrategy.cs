using FastEngine.Core;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Drilling.Stalls;

/// <summary>Does on the shard's thread, at its next trade, what it is given.</summary>
internal sealed class StallingStrategy : Strategy
{
    private Action? _next;

    public override string Name => "stalling";

    /// <summary>Whether the last one is done.</summary>
    public bool IsDone { get; private set; } = true;

    public void Do(Action action)
    {
        IsDone = false;
        Volatile.Write(ref _next, action);
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        if (Interlocked.Exchange(ref _next, null) is not { } action) return true;
        action();
        Thread.MemoryBarrier();
        IsDone = true;
        return true;
    }

    protected override void OnAttached()
    {
    }
}
