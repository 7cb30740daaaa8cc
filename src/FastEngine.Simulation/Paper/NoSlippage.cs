namespace FastEngine.Simulation.Paper;

/// <summary>Fills at the price of the tape.</summary>
public sealed class NoSlippage : ISlippageModel
{
    public long VolumeWindowNs => 0;

    public long WorsenBy(in SlippageContext fill) => 0;
}
