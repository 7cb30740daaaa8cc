using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Signals.Tests.Surveillance;

public class SurveillanceViewTests
{
    private const int Symbols = 2;

    private readonly List<ProfileView> _profiles = [];
    private readonly Queue<Zone> _zones = [];
    private readonly Queue<Gap> _gaps = [];
    private ShardSignals<CheckingSink>? _shard;
    private long _zonesSeen;
    private long _testedSeen;
    private long _gapsSeen;

    [Fact]
    public void Each_period_tells_the_profile_once_and_then_every_zone_and_gap_that_the_book_holds()
    {
        Feed();
        AssertAllCame();
        Assert.True(_zonesSeen > 100 && _testedSeen > 10 && _gapsSeen > 100, $"{_zonesSeen} zones, {_testedSeen} tested, {_gapsSeen} gaps");
        for (var id = 0; id < Symbols; id++)
        {
            var times = _profiles.Where(profile => profile.InstrumentId == id).Select(profile => profile.TimeNs).ToList();
            Assert.True(times.Count > 20);
            Assert.All(times, time => Assert.Equal(0, time % Micro.Signals.Profile.PeriodNs));
            Assert.Equal(times.Distinct().Order(), times);
        }
    }

    [Fact]
    public void Telling_allocates_nothing()
    {
        var tape = Tape();
        var allocated = Allocations.Least(() =>
        {
            var shard = new ShardSignals<NoSink>(Micro.Signals, Micro.Instruments(Symbols), [], default);
            foreach (ref readonly var tick in tape.AsSpan(0, tape.Length / 2)) Apply(shard, in tick);
            return () =>
            {
                foreach (ref readonly var tick in tape.AsSpan(tape.Length / 2)) Apply(shard, in tick);
            };
        });
        Assert.Equal(0, allocated);
    }

    // About an hour and a half.
    private static Tick[] Tape() => MarketTape.Build([.. Enumerable.Range(0, 20_000)], Symbols);

    private void Feed()
    {
        _shard = new ShardSignals<CheckingSink>(Micro.Signals, Micro.Instruments(Symbols), [], new CheckingSink(this));
        var tape = Tape();
        foreach (ref readonly var tick in tape.AsSpan()) Apply(_shard, in tick);
    }

    private static void Apply<TSink>(ShardSignals<TSink> shard, in Tick tick)
        where TSink : struct, ISignalSink
    {
        if (tick.Kind == EventKind.Clock) shard.OnClock(in tick);
        else shard.OnTrade(tick.InstrumentId, in tick);
    }

    private void AssertAllCame()
    {
        Assert.Empty(_zones);
        Assert.Empty(_gaps);
    }

    private void On(in ProfileView profile)
    {
        AssertAllCame();
        _profiles.Add(profile);
        var book = _shard!.Market.Zones;
        foreach (var zone in book.Zones(profile.InstrumentId)) _zones.Enqueue(zone);
        foreach (var gap in book.Gaps(profile.InstrumentId)) _gaps.Enqueue(gap);
        Assert.Equal((_zones.Count, _gaps.Count), (profile.Zones, profile.Gaps));
        Assert.Equal(_shard.Market.Profile.Area(profile.InstrumentId), profile.Area);
        Assert.Equal(profile.TimeNs, profile.Area.BoundaryNs);
    }

    private void On(in ZoneView view)
    {
        var zone = _zones.Dequeue();
        Assert.Equal((_profiles[^1].TimeNs, _profiles[^1].InstrumentId), (view.TimeNs, view.InstrumentId));
        Assert.Equal((zone.Id, zone.Low, zone.High, zone.BornNs, zone.Tests, zone.Direction, zone.Presence),
            (view.Id, view.Low, view.High, view.FirstSeenNs, view.Tests, view.Direction, view.Presence));
        Assert.Equal(Micro.Signals.Zones.StrengthOf(zone.Tests), view.Strength);
        Assert.True(zone.Tests == 0 ? view.LastTestedNs == 0 : view.LastTestedNs >= view.FirstSeenNs && view.LastTestedNs <= view.TimeNs);
        _zonesSeen++;
        if (zone.Tests > 0) _testedSeen++;
    }

    private void On(in GapView view)
    {
        Assert.Empty(_zones);
        var gap = _gaps.Dequeue();
        Assert.Equal((_profiles[^1].TimeNs, _profiles[^1].InstrumentId), (view.TimeNs, view.InstrumentId));
        Assert.Equal((gap.Id, gap.Low, gap.High, gap.BornNs, gap.Direction, gap.IsArmed), (view.Id, view.Low, view.High, view.FirstSeenNs, view.Direction, view.IsArmed));
        _gapsSeen++;
    }

    private readonly struct CheckingSink(SurveillanceViewTests test) : ISignalSink
    {
        public void OnOrderFlow(in OrderFlow flow)
        {
        }

        public void OnCandleClosed(in ClosedCandle candle)
        {
        }

        public void OnView(in SymbolView view)
        {
        }

        public void OnDecision(in DecisionRecord record)
        {
        }

        public void OnSignal(in Signal signal)
        {
        }

        public void OnExit(in ExitRequest request)
        {
        }

        public void OnExitCheck(in ExitCheck check)
        {
        }

        public void OnProfile(in ProfileView profile) => test.On(in profile);

        public void OnZone(in ZoneView zone) => test.On(in zone);

        public void OnGap(in GapView gap) => test.On(in gap);
    }
}
