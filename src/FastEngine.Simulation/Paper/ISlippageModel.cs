namespace FastEngine.Simulation.Paper;

/// <summary>How much worse than the trade on the tape an order that takes liquidity is filled.</summary>
/// <remarks>Called once a fill, which is rare: the price of an interface call does not matter here.</remarks>
public interface ISlippageModel
{
    /// <summary>Length of the window of <see cref="SlippageContext.WindowVolume"/>, whole seconds in ns; 0 when the model needs none.</summary>
    long VolumeWindowNs { get; }

    /// <summary>How long it takes until half of an order's impact is gone, which later orders of its side pay too; 0: they pay nothing of it.</summary>
    long HalfLifeNs => 0;

    /// <summary>Distance from the trade's price, in price units of the instrument; never negative.</summary>
    long WorsenBy(in SlippageContext fill);
}
