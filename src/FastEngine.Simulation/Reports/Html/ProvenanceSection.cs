namespace FastEngine.Simulation.Reports.Html;

/// <summary>What is needed to reproduce the run, and the licence of what is embedded.</summary>
internal static class ProvenanceSection
{
    public static void Write(HtmlWriter html, ReportData data)
    {
        var facts = data.Facts;
        html.BeginSection("provenance", "Provenance");
        html.Raw("<dl class=\"facts\">\n");
        foreach (var input in facts.Inputs)
            html.Write($"<dt>input</dt><dd>{input.Name}{(input.Bytes is { } bytes ? $", {Display.Count(bytes)} bytes" : "")}<br><code>{(input.Sha256 is { } hash ? $"sha256 {hash}" : "generated, not a file")}</code></dd>\n");
        Fact("engine", facts.EngineVersion);
        Hash("config_hash", facts.ConfigHash);
        Hash("signals_hash", facts.SignalsHash);
        Hash("output_hash", facts.OutputHash);
        Fact("ticks", Display.Count(facts.Ticks));
        if (facts is { FirstTimeNs: { } first, LastTimeNs: { } last }) Fact("tape, ns", $"{first} to {last}");
        foreach (var other in facts.Others) Fact(other.Name, other.Value);
        html.Raw("</dl>\n");
        html.Note("The data of this page is in it as JSON, exact: element 'data'. Nothing is loaded from a network.");
        html.Write($"<details><summary>Licence of uPlot, which draws the charts</summary><pre>{Asset.ChartLicense}</pre></details>\n");
        html.EndSection();

        void Fact(string name, string value) => html.Write($"<dt>{name}</dt><dd>{value}</dd>\n");
        void Hash(string name, string? value) => html.Write($"<dt>{name}</dt><dd><code>{value ?? "not defined for this run"}</code></dd>\n");
    }
}
