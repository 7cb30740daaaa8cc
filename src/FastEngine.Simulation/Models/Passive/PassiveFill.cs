namespace FastEngine.Simulation.Models.Passive;

/// <summary>When a resting limit order is filled; a trade strictly through it fills it in each.</summary>
public enum PassiveFill : byte
{
    /// <summary>By no other trade: at the price itself others wait before us. Pessimistic.</summary>
    Through,

    /// <summary>By trades at its price too, when what was estimated to wait before it is done.</summary>
    Queue,

    /// <summary>By every trade at its price, as if it were first. Optimistic.</summary>
    Touch,
}
