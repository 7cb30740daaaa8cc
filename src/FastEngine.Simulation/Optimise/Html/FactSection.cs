using FastEngine.Simulation.Reports;
using FastEngine.Simulation.Reports.Html;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>What the venue was taken to be, and what is needed to make the search again.</summary>
internal static class FactSection
{
    public static void Write(HtmlWriter html, SearchPage page)
    {
        if (page.Assumptions.Count > 0) List(html, "assumptions", "Assumptions", page.Assumptions);
        List(html, "provenance", "Provenance", page.Facts);
    }

    private static void List(HtmlWriter html, string id, string title, IReadOnlyList<NamedFact> facts)
    {
        html.BeginSection(id, title);
        html.Raw("<dl class=\"facts\">\n");
        foreach (var fact in facts) html.Write($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n");
        html.Raw("</dl>\n");
        html.EndSection();
    }
}
