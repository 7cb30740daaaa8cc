namespace FastEngine.Core.Execution;

/// <summary>What an order is for.</summary>
public enum OrderLeg : byte
{
    Entry,
    Exit,
    Stop,
    Target,
    Hedge,
}
