using FastEngine.Core;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>What a stepped exchange has told since the last barrier was acknowledged.</summary>
public sealed class LockstepTurn
{
    /// <summary>Trades as they came; one, unless the exchange puts its barriers further apart.</summary>
    public List<Tick> Trades { get; } = [];

    public TapeReports Reports { get; } = new();

    /// <summary>Nothing is told before it while the engine sends nothing.</summary>
    public long HorizonNs { get; internal set; }

    /// <summary>How far the tape is.</summary>
    public long TapeNs { get; internal set; }

    /// <summary>Nothing trades up to where the tape is.</summary>
    public bool IsRest { get; internal set; }

    /// <summary>The tape has ended.</summary>
    public bool HasEnded { get; internal set; }
}
