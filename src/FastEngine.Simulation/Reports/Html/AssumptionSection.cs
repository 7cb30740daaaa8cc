namespace FastEngine.Simulation.Reports.Html;

/// <summary>What the run took to be true of its venue.</summary>
internal static class AssumptionSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        if (data.Assumptions.Count == 0) return;
        html.BeginSection("assumptions", "Assumptions");
        html.Note("How the venue was modelled. The result holds as far as this does.");
        html.Raw("<dl class=\"facts\">\n");
        foreach (var fact in data.Assumptions) html.Write($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n");
        html.Raw("</dl>\n");
        html.EndSection();
    }
}
