namespace FastEngine.Simulation.Reports.Html;

/// <summary>What the venue was taken to be.</summary>
internal static class AssumptionSection
{
    public static void Write(HtmlWriter html, BacktestPart backtest)
    {
        html.BeginSection("assumptions", "Assumptions");
        html.Note("Fills are simulated. What the venue was taken to be:");
        html.Raw("<dl class=\"facts\">\n");
        foreach (var fact in backtest.Result.Assumptions) html.Write($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n");
        html.Raw("</dl>\n");
        html.EndSection();
    }
}
