namespace FastEngine.Core.Execution;

public enum PositionUpdateKind : byte
{
    /// <summary>The first fill of the entry, or the first after what had filled was closed: the stop is active from here.</summary>
    Opened,

    /// <summary>Quantity or cost changed: a further fill of the entry, or a partial close.</summary>
    Changed,

    Closed,

    /// <summary>An exit order was refused: the exit rules go on.</summary>
    ExitFailed,

    /// <summary>Its stop is to be at least as tight as the update says.</summary>
    Tightened,
}
