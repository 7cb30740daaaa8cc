namespace FastEngine.Trading.Recovery;

/// <summary>In what the trade stage and a venue differ.</summary>
public enum DifferenceKind : byte
{
    /// <summary>Net quantity of an instrument.</summary>
    Position,

    /// <summary>An order is open with us only; the numbers are what may still fill.</summary>
    OrderMissing,

    /// <summary>An order is open at the venue only.</summary>
    OrderUnknown,

    /// <summary>An order is open with both, with different remainders.</summary>
    OrderRemaining,

    Executions,
    Cash,
}
