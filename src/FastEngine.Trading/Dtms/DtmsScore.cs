using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>How the market stands to a trade; positive is with it.</summary>
public struct DtmsScore
{
    /// <summary>Before their factors.</summary>
    public DtmsParts Parts;

    /// <summary>Sum of the parts, each times its factors.</summary>
    public double Sum;

    /// <summary>The maxima of the parts that are against over those of all, 0 to 1.</summary>
    public double ShareAgainst;

    public DtmsBreak Break;

    /// <summary>Of the break.</summary>
    public bool IsBreakWith;

    /// <summary>The slope of the VWAP and the closes beside it are against the trade.</summary>
    public bool IsFlippedAgainst;

    public readonly bool BreaksWith => Break != DtmsBreak.None && IsBreakWith;

    public readonly bool ChangesAgainst => Break == DtmsBreak.ChangeOfCharacter && !IsBreakWith;
}
