using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>The band over all positions of a symbol against looking at each with every price.</summary>
public class ManyPositionsTests
{
    private static readonly ExitOptions Options = new()
    {
        TrailPpm = 300, StopMinPpm = 100, StopMaxPpm = 400, PartialAtPpm = 200, CascadeMinTrades = int.MaxValue, AdverseSteps = [new(long.MaxValue, int.MaxValue)],
        Dump = new DumpOptions { IsEnabled = false },
    };

    [Fact]
    public void The_band_changes_no_exit_stop_or_best_price() =>
        Prop.ForAll(TestTape.Seeds(600), seeds => Run(seeds).Exits >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Such_walks_hold_many_positions_and_end_them_in_every_way()
    {
        var (exits, most) = Run([.. Enumerable.Range(0, 20_000)]);
        Assert.True(exits > 500 && most > 20, $"{exits} exits, {most} at once");
    }

    private static (int Exits, int Most) Run(int[] seeds)
    {
        var bed = new ExitBed(Options);
        var naive = new NaiveGuard(Options);
        var price = ExitBed.Entry;
        var (exits, most) = (0, 0);
        long lastId = 0;
        bed.Trade(0, price);
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = (ulong)(uint)seeds[i] * 0x9E3779B97F4A7C15UL + (ulong)i * 0xC2B2AE3D27D4EB4FUL;
            r ^= r >> 29;
            var kind = r % 100;
            var id = naive.Count > 0 ? naive.IdAt((int)(r >> 40 & 0xFFFF)) : 0;
            if (kind < 10 && naive.Count < 50)
            {
                var direction = (Direction)((r >> 20) % 2);
                bed.Update(PositionUpdateKind.Opened, direction: direction, price: price, id: ++lastId);
                naive.Open(lastId, direction, price);
            }
            else if (kind < 14 && id > 0)
            {
                var stop = price + (long)((r >> 20) % 30_000) - 15_000;
                bed.Tighten(stop, id);
                naive.Tighten(id, stop);
            }
            else if (kind < 17 && id > 0)
            {
                bed.Update(PositionUpdateKind.ExitFailed, id: id);
                naive.Fail(id);
            }
            else if (kind < 22 && id > 0)
            {
                bed.Update(PositionUpdateKind.Closed, id: id);
                naive.Close(id);
            }
            else
            {
                price += 10 * ((long)((r >> 20) % 201) - 100);
                var before = bed.Recording.Exits.Count;
                bed.Trade(0.001 * i, price);
                var expected = naive.Price(price);
                Assert.Equal(expected, bed.Recording.Exits.Skip(before).Select(exit => (exit.PositionId, exit.Reason)));
                exits += expected.Count;
            }

            most = Math.Max(most, naive.Count);
            Assert.Equal(naive.Positions, bed.Positions());
        }

        return (exits, most);
    }
}
