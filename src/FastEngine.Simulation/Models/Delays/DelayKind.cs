namespace FastEngine.Simulation.Models.Delays;

/// <summary>The four ways that take time between an engine and its venue.</summary>
public enum DelayKind : byte
{
    /// <summary>Market data, from the exchange to the engine.</summary>
    Feed,

    /// <summary>An order, from its decision to the exchange.</summary>
    Submit,

    /// <summary>What the exchange says of an order, to the trade thread.</summary>
    Acknowledge,

    /// <summary>A cancellation, from its request to the exchange.</summary>
    Cancel,
}
