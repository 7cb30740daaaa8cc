using System.Text;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Html;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Tests.Optimise;

public class SearchReportTests
{
    private static readonly SearchSpace Space = new([Spaces.Number("stop.x", 0, 4, 1), new ChoiceDimension("kind", ["<b>", "plain"]), Spaces.Number("bounce.y", 0, 1, 0.5m)]);

    [Theory]
    [InlineData(Validation.WalkForward, "Result")]
    [InlineData(Validation.PurgedKfold, "Exploration")]
    [InlineData(Validation.InSample, "Exploration")]
    public void A_page_begins_with_the_verdict_and_runs_nothing(Validation validation, string title)
    {
        var (page, html) = Write(validation, tradesPerPeriod: 1);
        var main = html[html.IndexOf("<main>", StringComparison.Ordinal)..];
        Assert.StartsWith($"<main>\n<section id=\"verdict\">\n<h2>{title}</h2>", main, StringComparison.Ordinal);
        Assert.Contains(page.Result.Verdict.Text[1..], main, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(1, Count(html, "<script"));
        Assert.Equal(1, Count(html, "<script type=\"application/json\""));
        Assert.DoesNotContain("http", html[html.IndexOf("</style>", StringComparison.Ordinal)..].Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_text_and_never_markup()
    {
        var (_, html) = Write(Validation.WalkForward, tradesPerPeriod: 1);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("kind=&lt;b&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_forward_has_a_row_a_window_and_a_map_a_pair()
    {
        var (page, html) = Write(Validation.WalkForward, tradesPerPeriod: 1);
        foreach (var fold in page.Result.Folds) Assert.Contains($"<tr><td>{fold.Fold.Number}</td>", html, StringComparison.Ordinal);
        Assert.Equal(3, Count(html, "<caption>down: "));
        Assert.Equal(3, Count(html, "<span class=\"x\"") - 1);
    }

    [Fact]
    public void A_search_in_which_nothing_traded_has_a_page_too()
    {
        var (_, html) = Write(Validation.WalkForward, tradesPerPeriod: 0);
        Assert.Contains("Nothing can be said: what was chosen closed no trade out of sample.", html, StringComparison.Ordinal);
        Assert.Contains("Nothing could be chosen.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_results_give_equal_bytes() => Assert.Equal(Write(Validation.WalkForward, 1).Html, Write(Validation.WalkForward, 1).Html);

    private static (SearchPage Page, string Html) Write(Validation validation, int tradesPerPeriod)
    {
        var options = new OptimiseOptions
        {
            Search = SearchKind.Grid, Validation = validation, WalkForward = new WalkForwardOptions { EmbargoNs = SyntheticRunner.PeriodNs, UnitNs = SyntheticRunner.PeriodNs },
        };
        var page = new SearchPage
        {
            Title = "A search", Facts = [new NamedFact("input", "tape")], Json = "{}", CommandOf = trial => $"again {trial.Number}",
            Result = new Optimiser(Space, options, new SyntheticRunner(_ => 0) { TradesPerPeriod = tradesPerPeriod }).Run(SyntheticRunner.Tape(200)),
        };
        using var stream = new MemoryStream();
        SearchReport.Write(page, stream);
        return (page, Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
