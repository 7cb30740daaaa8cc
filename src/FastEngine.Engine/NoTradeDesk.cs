using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>Signals only.</summary>
public readonly struct NoTradeDesk : ITradeDesk
{
    public void Poll()
    {
    }

    public void Before(in Tick tick)
    {
    }

    public void After(in Tick tick, bool isOnTime)
    {
    }

    public void End()
    {
    }
}
