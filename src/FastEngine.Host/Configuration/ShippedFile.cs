using System.Text;

namespace FastEngine.Host.Configuration;

/// <summary>The text of a shipped configuration file: every knob of it with its default, and its meaning as the comment.</summary>
public static class ShippedFile
{
    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        [Section.EngineFile] = """
            # Every knob of the engine with its default; `fastengine config explain KEY` says more about each.
            # Overridden by the files of --config, then by FASTENGINE__SECTION__KEY variables, then by --set section.key=value.
            # Durations are a whole number and a unit (ns us ms s m h d); counts may end in K, M or G, powers of 1024.
            """,
        [Section.RiskFile] = """
            # What protects the account: exposure and margin, stop legs at the venue, the kill switch, the drawdown ladder, the portfolio, dumps.
            # A replay has no person to reset what only a person may: kill_switch.consecutive_losses=0 switches that trigger off.
            """,
        [Section.DtmsFile] = """
            # Defensive trade management of each open position. R is the distance of its average entry and its initial stop.
            """,
        [Section.VenuesFile] = """
            # Where the venues are. A secret never stands here, only ${env:NAME}, the environment variable that holds it, or ${secret:NAME}, its name in the encrypted store.
            """,
        [Section.NotificationsFile] = """
            # Whom a running engine tells, by which channels: critical at once, warnings in batches, info in a daily digest. `fastengine notify test` tries the channels.
            """,
        [Section.ApiFile] = """
            # The HTTP API and the dashboard. Tokens are made by 'fastengine tokens add NAME --role ROLE' and stand in no configuration.
            """,
    };

    /// <summary>The files that knobs have their defaults in.</summary>
    public static IReadOnlyList<string> Names { get; } = [Section.EngineFile, Section.RiskFile, Section.DtmsFile, Section.VenuesFile, Section.NotificationsFile, Section.ApiFile];

    public static string Text(Catalogue catalogue, string file)
    {
        var text = new StringBuilder(Headers[file].ReplaceLineEndings("\n")).Append('\n');
        foreach (var section in catalogue.Sections.Where(section => section.File == file))
        {
            text.Append("\n# ").Append(section.Meaning).Append('\n').Append(section.Name).Append(":\n");
            string[] open = [section.Name];
            foreach (var knob in section.Knobs) open = Append(text, knob, open);
        }

        return text.ToString();
    }

    // Returns the sections that are open after the knob.
    private static string[] Append(StringBuilder text, Knob knob, string[] open)
    {
        var path = knob.Key.Split('.');
        var sections = path[..^1];
        var common = 0;
        while (common < Math.Min(open.Length, sections.Length) && open[common] == sections[common]) common++;
        for (var depth = common; depth < sections.Length; depth++) Indent(text, depth).Append(sections[depth]).Append(":\n");
        Indent(text, sections.Length).Append("# ").Append(knob.Meaning).Append(" [").Append(knob.Allowed);
        if (knob.Unit.Length > 0) text.Append("; ").Append(knob.Unit);
        text.Append("]\n");
        Indent(text, sections.Length).Append(path[^1]).Append(": ").Append(knob.DefaultText).Append('\n');
        return sections;
    }

    private static StringBuilder Indent(StringBuilder text, int depth) => text.Append(' ', 2 * depth);
}
