using FastEngine.Core;

namespace FastEngine.Trading.Dtms;

/// <summary>At which hours, UTC, the sessions begin; each lasts until the next.</summary>
public sealed record DtmsSessions
{
    private const int HoursPerDay = 24;

    public int LondonHour { get; init; } = 7;
    public int OverlapHour { get; init; } = 12;
    public int NewYorkHour { get; init; } = 16;
    public int AsianHour { get; init; } = 21;

    public DtmsSession At(long timeNs)
    {
        var hour = (int)(timeNs / EngineTime.NsPerHour % HoursPerDay);
        if (hour < LondonHour || hour >= AsianHour) return DtmsSession.Asian;
        if (hour < OverlapHour) return DtmsSession.London;
        return hour < NewYorkHour ? DtmsSession.Overlap : DtmsSession.NewYork;
    }

    internal void Check()
    {
        DtmsChecks.AtLeast(LondonHour, 0, nameof(LondonHour));
        DtmsChecks.Above(OverlapHour, LondonHour, nameof(OverlapHour));
        DtmsChecks.Above(NewYorkHour, OverlapHour, nameof(NewYorkHour));
        DtmsChecks.Above(AsianHour, NewYorkHour, nameof(AsianHour));
        DtmsChecks.Above(HoursPerDay, AsianHour, nameof(AsianHour));
    }
}
