using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>What a slippage model may know of a fill; integers at the instrument's scales.</summary>
public readonly struct SlippageContext
{
    public required Instrument Instrument { get; init; }

    /// <summary>Price of the trade on the tape.</summary>
    public required long Price { get; init; }

    /// <summary>What the order has filled so far, this fill included.</summary>
    public required long FilledQuantity { get; init; }

    /// <summary>Quantity traded on the tape within the model's window, the trade that fills excluded; 0 without a window.</summary>
    public required Int128 WindowVolume { get; init; }
}
