namespace FastEngine.Core;

/// <summary>Which way a position profits.</summary>
public enum Direction : byte
{
    Long,
    Short,
}
