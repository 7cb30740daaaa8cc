namespace FastEngine.Simulation.Reports.Html;

/// <summary>The pass rate of each named condition.</summary>
internal static class ConditionSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        html.BeginSection("conditions", "Condition pass rates");
        if (data.Conditions.Count == 0)
        {
            html.Note("No condition was evaluated.");
        }
        else
        {
            html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Condition</th><th></th><th class=\"num\">Rate</th><th class=\"num\">Passed</th><th class=\"num\">Evaluated</th></tr></thead>\n<tbody>\n");
            foreach (var condition in data.Conditions)
            {
                html.Write($"<tr><td>{condition.Name}</td><td>");
                html.Bar(condition.Rate ?? 0);
                html.Write($"</td><td class=\"num\">{Display.Percent(100 * condition.Rate)}</td><td class=\"num\">{Display.Count(condition.Passed)}</td><td class=\"num\">{Display.Count(condition.Evaluated)}</td></tr>\n");
            }

            html.Raw("</tbody></table></div>\n");
        }

        html.EndSection();
    }
}
