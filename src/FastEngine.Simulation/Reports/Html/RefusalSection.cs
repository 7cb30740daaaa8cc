namespace FastEngine.Simulation.Reports.Html;

/// <summary>Signals refused by the execution chain.</summary>
internal static class RefusalSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        html.BeginSection("refusals", "Refusals");
        var most = data.Refusals.Select(refusal => refusal.Count).DefaultIfEmpty().Max();
        if (most == 0)
        {
            html.Note("The execution chain refused no signal.");
        }
        else
        {
            html.Raw("<div class=\"scroll\"><table class=\"narrow\">\n<thead><tr><th>Handler</th><th></th><th class=\"num\">Signals refused</th></tr></thead>\n<tbody>\n");
            foreach (var refusal in data.Refusals)
            {
                html.Write($"<tr><td>{refusal.Handler}</td><td>");
                html.Bar((double)refusal.Count / most);
                html.Write($"</td><td class=\"num\">{Display.Count(refusal.Count)}</td></tr>\n");
            }

            html.Raw("</tbody></table></div>\n");
        }

        html.EndSection();
    }
}
