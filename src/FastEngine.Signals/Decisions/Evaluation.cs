namespace FastEngine.Signals.Decisions;

/// <summary>One evaluation of one direction while it goes through the levels.</summary>
internal struct Evaluation(byte level, StopReason stop)
{
    public double Measured;
    public double Threshold;
    public double Short;
    public double Middle;
    public double Long;
    public double VolumeRatio;
    public int Trades;
    public byte Level = level;
    public StopReason Stop = stop;

    /// <summary>Notes where it stopped and by what numbers; false, so that a check can return it.</summary>
    public bool StopAt(StopReason stop, double measured, double threshold)
    {
        Stop = stop;
        Measured = measured;
        Threshold = threshold;
        return false;
    }
}
