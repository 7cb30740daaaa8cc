namespace FastEngine.Trading.Protection;

/// <summary>Why a stop leg does not follow the stop.</summary>
internal enum LegHold : byte
{
    None,
    TooSmall,
    TooSoon,
}
