using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>What the intake knows of one instrument.</summary>
internal struct GateState
{
    /// <summary>Price of the last accepted trade, 0 before the first.</summary>
    public long LastPrice;

    public long HighestId;

    /// <summary>Prices that are near the last one whichever of them it is, of a gate that waits for nothing: of such a trade only its id and time are looked at.</summary>
    public long NearLow;

    /// <summary>Width of those prices, 0 for none.</summary>
    public ulong NearSpan;

    /// <summary>Ids seen so far; its low bits are the next position in the ring of ids.</summary>
    public long IdsSeen;

    public TradeStream Stream;
    public bool HasHeld;

    /// <summary>The next trade says that every missing id has come.</summary>
    public bool IsFilled;

    public int HeldInput;
    public Tick Held;
    public IntakeCounters Counters;
}
