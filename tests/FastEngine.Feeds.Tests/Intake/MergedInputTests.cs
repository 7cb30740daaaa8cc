using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Intake;

public class MergedInputTests
{
    [Fact]
    public void The_order_is_by_running_maximum_time_then_input_then_line() => Prop.ForAll<int[][]>(seeds =>
    {
        var inputs = seeds.Select(Input).ToArray();
        var expected = inputs.SelectMany((ticks, input) =>
        {
            long key = 0;
            return ticks.Select(tick => (Key: key = Math.Max(key, tick.ExchangeTimeNs), Input: input, tick.Sequence));
        }).OrderBy(x => x.Key).ThenBy(x => x.Input).ThenBy(x => x.Sequence).Select(x => (x.Input, x.Sequence));
        return Merge(inputs, 1).SequenceEqual(expected) && Merge(inputs, 3).SequenceEqual(expected) && Merge(inputs, int.MaxValue).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_single_absurd_time_does_not_put_the_rest_of_its_input_behind_all_others(int most)
    {
        Tick[] first = [At(1, 10), At(2, 1_000_000), At(3, 30)];
        Tick[] second = [At(1, 5), At(2, 20), At(3, 40)];
        Assert.Equal([(1, 1L), (0, 1), (0, 2), (1, 2), (0, 3), (1, 3)], Merge([first, second], most));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_real_gap_does(int most)
    {
        Tick[] first = [At(1, 10), At(2, 1_000_000), At(3, 1_000_001)];
        Tick[] second = [At(1, 5), At(2, 20), At(3, 40)];
        Assert.Equal([(1, 1L), (0, 1), (1, 2), (1, 3), (0, 2), (0, 3)], Merge([first, second], most));
    }

    private static Tick At(long line, long seconds) => new() { Sequence = line, ExchangeTimeNs = seconds * EngineTime.NsPerSecond };

    private static Tick[] Input(int[] seeds)
    {
        long time = 1000;
        return [.. seeds.Select((seed, i) => At(i + 1, time += Math.Abs(seed % 20) - 5))];
    }

    private static List<(int Input, long Line)> Merge(Tick[][] inputs, int most)
    {
        using var merged = new MergedInput([.. inputs.Select((ticks, i) => new ArrayReader(ticks, 1 + i % 4))]);
        var order = new List<(int, long)>();
        while (merged.Look() is var state && state != MergeState.Completed)
        {
            if (state == MergeState.Waiting) continue;
            var input = merged.HeadInput;
            foreach (var tick in merged.Take(most)) order.Add((input, tick.Sequence));
        }

        return order;
    }
}
