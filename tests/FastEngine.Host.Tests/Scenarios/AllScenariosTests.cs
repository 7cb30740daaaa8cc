using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios;
using FastEngine.Host.Scenarios.Coverage;
using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>Every scenario of the repository, and what they cover together.</summary>
public sealed class AllScenariosTests(AllScenariosTests.Outcomes all) : IClassFixture<AllScenariosTests.Outcomes>
{
    [Fact]
    public void Every_scenario_goes_as_expected()
    {
        Assert.NotEmpty(all.Runs);
        Assert.Empty(all.Runs.SelectMany(run => run.Outcome.Checks.Where(check => !check.IsGood).Select(check => $"{run.Name}: {check.Kind} {check.Text}: {check.Detail}")));
    }

    [Fact]
    public void The_committed_table_is_what_the_runs_give() =>
        Assert.Equal(File.ReadAllText(At("docs/coverage-of-behaviour.md")), new CoverageTable(all.Runs).ToMarkdown());

    [Fact]
    public void Nothing_is_uncovered_but_what_is_named()
    {
        var named = File.ReadAllLines(At("tests/scenarios/uncovered.txt")).Where(line => line.Length > 0 && !line.StartsWith('#')).ToHashSet();
        var uncovered = new CoverageTable(all.Runs).Uncovered.Select(CoverageTable.Line).ToHashSet();
        Assert.Empty(uncovered.Except(named));

        // What a scenario drives by now is to go from the list.
        Assert.Empty(named.Except(uncovered));
    }

    [Fact]
    public void A_behaviour_that_nothing_drives_is_missed()
    {
        var fewer = new CoverageTable(all.Runs.Where(run => !run.Outcome.Behaviours.Contains(Behaviours.Exit(Core.Execution.ExitReason.TrailingStop))));
        Assert.Contains(Behaviours.Exit(Core.Execution.ExitReason.TrailingStop), fewer.Uncovered);
    }

    private static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }

    /// <summary>Run once for all tests.</summary>
    public sealed class Outcomes
    {
        public Outcomes()
        {
            var root = At("tests/scenarios");
            foreach (var file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var violations = new List<Violation>();
                var scenario = ScenarioReader.ReadFile(file, violations);
                Assert.Empty(violations);
                Runs.Add((Path.ChangeExtension(Path.GetRelativePath(root, file), null), ScenarioRun.Run(scenario!)));
            }
        }

        internal List<(string Name, ScenarioOutcome Outcome)> Runs { get; } = [];
    }
}
