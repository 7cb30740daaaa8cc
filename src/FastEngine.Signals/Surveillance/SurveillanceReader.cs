namespace FastEngine.Signals.Surveillance;

/// <summary>Says what a symbol's profile, zones and gaps are at a period of the profile. Changes nothing.</summary>
internal static class SurveillanceReader
{
    public static void Send<TSink>(ShardMarket market, int slot, long timeNs, ref TSink sink)
        where TSink : struct, ISignalSink
    {
        var instrumentId = market.Instruments[slot].Id;
        var zones = market.Zones.Zones(slot);
        var gaps = market.Zones.Gaps(slot);
        var profile = new ProfileView
        {
            TimeNs = timeNs, Area = market.Profile.Area(slot), InstrumentId = instrumentId, Zones = zones.Length, Gaps = gaps.Length,
        };
        sink.OnProfile(in profile);
        foreach (ref readonly var zone in zones)
        {
            var view = new ZoneView
            {
                TimeNs = timeNs, Low = zone.Low, High = zone.High, FirstSeenNs = zone.BornNs, LastTestedNs = zone.LastTestedNs, InstrumentId = instrumentId,
                Id = zone.Id, Tests = zone.Tests, Strength = market.Zones.Options.StrengthOf(zone.Tests), Direction = zone.Direction, Presence = zone.Presence,
            };
            sink.OnZone(in view);
        }

        foreach (ref readonly var gap in gaps)
        {
            var view = new GapView
            {
                TimeNs = timeNs, Low = gap.Low, High = gap.High, FirstSeenNs = gap.BornNs, InstrumentId = instrumentId,
                Id = gap.Id, Direction = gap.Direction, IsArmed = gap.IsArmed,
            };
            sink.OnGap(in view);
        }
    }
}
