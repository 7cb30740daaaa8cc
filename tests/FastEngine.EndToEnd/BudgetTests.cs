using System.Text.RegularExpressions;

namespace FastEngine.EndToEnd;

/// <summary>What <c>doctor</c> promises holds for real runs.</summary>
public sealed partial class BudgetTests : IDisposable
{
    private const int PollMs = 5;
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Doctor_finds_this_machine_well_and_prints_the_budgets()
    {
        var outcome = Engine.Run("doctor").Expect(0).Saying("topologies agree");
        foreach (var symbols in new[] { 10, 100, 1000 }) outcome.Saying($"memory for {symbols} symbols");
        Assert.DoesNotContain("FAIL", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_1000_symbols_stays_inside_its_memory_budget()
    {
        var budget = BudgetOf(1000);
        using var child = new Child(Repository.Engine, ["demo", "--symbols", "1000", "--duration", "5m", "--rate", "2000", "--json", "--out", _folder.At("demo")]);
        long peak = 0;
        while (!child.HasExited)
        {
            peak = Math.Max(peak, child.PeakResidentBytes());
            Thread.Sleep(PollMs);
        }

        var summary = child.Wait().Expect(0).Json();
        Assert.Equal(1000, summary.GetProperty("symbols").EnumerateObject().Count());
        Engine.AssertNothingAllocated(summary);
        if (!OperatingSystem.IsLinux()) return;
        Console.WriteLine($"1000 symbols: {peak / 1e6:F0} MB resident at most, {budget / 1e6:F0} MB budget");
        Assert.InRange(peak, 1_000_000, budget);
    }

    [Fact]
    public void The_demo_ends_by_itself_and_allocates_nothing_on_the_hot_threads()
    {
        var summary = Engine.RunIn(_folder.Path, "demo", "--duration", "30s", "--rate", "2000", "--json").Expect(0).Json();
        Engine.AssertNothingAllocated(summary);
        Assert.False(summary.GetProperty("interrupted").GetBoolean());
        Assert.True(summary.GetProperty("inputs").GetProperty("ticks").GetInt64() > 10_000);
        Engine.RunIn(_folder.Path, "demo", "--duration", "30s", "--rate", "2000").Expect(0).Saying("BTCUSDT").Saying("0 bytes allocated");
    }

    private static long BudgetOf(int symbols)
    {
        var rows = Engine.Run("doctor", "--json").Expect(0).Json().EnumerateArray();
        var text = rows.Single(row => row.GetProperty("name").GetString() == $"memory for {symbols} symbols").GetProperty("value").GetString()!;
        return long.Parse(Megabytes().Match(text).Groups[1].Value) * 1_000_000;
    }

    [GeneratedRegex("^([0-9]+) MB")]
    private static partial Regex Megabytes();
}
