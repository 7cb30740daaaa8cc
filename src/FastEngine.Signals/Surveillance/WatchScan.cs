using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>Computes what either direction watches at a price, and the band of prices in which that stays so.</summary>
internal static class WatchScan
{
    public static void Run(ReadOnlySpan<Zone> zones, ReadOnlySpan<Gap> gaps, in WatchedLines lines, int widenPpm, long price, ref WatchState state)
    {
        state.Band = QuietBand.Unbounded;
        for (var direction = 0; direction < 2; direction++) state.Of[direction] = new Watch { FewestTests = -1 };
        foreach (ref readonly var zone in zones) See(in zone, price, ref state);
        foreach (ref readonly var gap in gaps) See(in gap, price, ref state);
        for (var direction = 0; direction < 2; direction++)
        {
            if (lines[direction].Exists) See(lines[direction], (Direction)direction, widenPpm, price, ref state);
        }
    }

    private static void See(ref readonly Zone zone, long price, ref WatchState state)
    {
        state.Band.KeepSide(price, zone.AtLow, zone.AtHigh);
        if (!zone.Contains(price)) return;
        ref var watch = ref state.Of[(int)zone.Direction];
        if (watch.FewestTests < 0 || zone.Tests < watch.FewestTests) watch.FewestTests = zone.Tests;
        Match(ref watch, zone.Direction, MatchKind.Zone, zone.Id, zone.FarEdge);
    }

    private static void See(ref readonly Gap gap, long price, ref WatchState state)
    {
        if (gap.Direction == Direction.Long) state.Band.EndAbove(gap.Low);
        else state.Band.EndBelow(gap.High);
        if (!gap.IsArmed)
        {
            if (gap.Direction == Direction.Long) state.Band.EndBelow(gap.ArmPrice);
            else state.Band.EndAbove(gap.ArmPrice);
            return;
        }

        state.Band.KeepSide(price, gap.AtLow, gap.AtHigh);
        if (!gap.Contains(price)) return;
        ref var watch = ref state.Of[(int)gap.Direction];
        watch.IsInGap = true;
        Match(ref watch, gap.Direction, MatchKind.Gap, gap.Id, gap.FarEdge);
    }

    // A line's far edge moves with the price. Against a far edge that stands it is the further one from one price on, so that price ends the band too.
    private static void See(WatchedLine line, Direction direction, int widenPpm, long price, ref WatchState state)
    {
        state.Band.KeepSide(price, line.AtLow, line.AtHigh);
        if (!line.Contains(price)) return;
        ref var watch = ref state.Of[(int)direction];
        if (watch.Kind != MatchKind.None)
        {
            // ceil(share of p) > depth from the price on of which the share is more than the depth.
            var depth = direction == Direction.Long ? line.Price - watch.Edge : watch.Edge - line.Price;
            var lastNearer = depth < 0 ? 0 : Ppm.HighestWhoseShareIs(depth, widenPpm);
            if (price <= lastNearer)
            {
                state.Band.EndBelow(lastNearer + 1);
                return;
            }

            state.Band.EndAbove(lastNearer);
        }

        (watch.Kind, watch.Id, watch.Edge) = (MatchKind.ValueAreaEdge, 0, line.Price);
    }

    // The older of two with the same far edge stays, and a zone before a gap before a line.
    private static void Match(ref Watch watch, Direction direction, MatchKind kind, int id, long farEdge)
    {
        if (watch.Kind != MatchKind.None && (direction == Direction.Long ? farEdge >= watch.Edge : farEdge <= watch.Edge)) return;
        (watch.Kind, watch.Id, watch.Edge) = (kind, id, farEdge);
    }
}
