namespace FastEngine.Simulation.Reports;

/// <summary>Equal slices of a stretch of time, as many as a chart has pixels.</summary>
internal readonly struct TimeSlices(long firstNs, long lastNs, int count)
{
    private readonly Int128 _span = (Int128)lastNs - firstNs + 1;

    public int IndexOf(long timeNs) => (int)(((Int128)timeNs - firstNs) * count / _span);
}
