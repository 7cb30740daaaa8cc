namespace FastEngine.Trading.Portfolio;

/// <summary>What the portfolio did to a position already.</summary>
[Flags]
internal enum SlotMarks : byte
{
    None = 0,

    /// <summary>Tightened since the health fell below its threshold.</summary>
    Tightened = 1,

    /// <summary>Closed for the health.</summary>
    Closed = 2,

    /// <summary>Its hold alert is out.</summary>
    Alerted = 4,

    /// <summary>Its stop was hit, and what correlates with it was tightened.</summary>
    Stopped = 8,
}
