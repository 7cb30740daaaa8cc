namespace FastEngine.Simulation.Reports.Html;

/// <summary>Pieces that several sections share.</summary>
internal static class Markup
{
    public static void BeginSection(this HtmlWriter html, string id, string title) => html.Write($"<section id=\"{id}\">\n<h2>{title}</h2>\n");

    public static void EndSection(this HtmlWriter html) => html.Raw("</section>\n");

    public static void Note(this HtmlWriter html, string text) => html.Write($"<p class=\"note\">{text}</p>\n");

    /// <summary>A label over a value, with the exact value as title.</summary>
    public static void Figure(this HtmlWriter html, string label, string value, string exact, string tone = "", string detail = "")
    {
        html.Write($"<div class=\"figure\"><dt>{label}</dt><dd class=\"{tone}\" title=\"{exact}\">{value}</dd>");
        if (detail.Length > 0) html.Write($"<dd class=\"detail\">{detail}</dd>");
        html.Raw("</div>\n");
    }

    /// <summary>A bar filled to <paramref name="share"/>, 0 to 1; anything above 0 stays visible.</summary>
    public static void Bar(this HtmlWriter html, double share)
    {
        var pct = Math.Clamp(100 * share, 0, 100);
        html.Write($"<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:{pct:0.##}%{(pct > 0 ? ";min-width:2px" : "")}\"></i></span>");
    }

    public static string Tone(Int128 money) => money > 0 ? "gain" : money < 0 ? "loss" : "";
}
