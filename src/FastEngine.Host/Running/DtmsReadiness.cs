using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Running;

/// <summary>Whether the defensive management can do all that it is there for, with the configured limits: shown by leading a synthetic trade there.</summary>
internal static class DtmsReadiness
{
    /// <summary>Null when it can, or is off.</summary>
    public static string? WhatIsWrong(ResolvedConfig config)
    {
        if (!config.Get(Knobs.Dtms.Enabled)) return null;
        var missing = DtmsSelfCheck.Unreached(EngineSettings.Dtms(config));
        return missing.Count == 0 ? null : $"no market leads a position to {string.Join(", ", missing.Select(Text))}; look at the limits in dtms.states, dtms.score and dtms.actions";
    }

    /// <exception cref="RunException">It cannot.</exception>
    public static void Require(ResolvedConfig config)
    {
        if (WhatIsWrong(config) is { } wrong)
            throw new RunException(ExitCode.Usage, $"the defensive management would not do what it is there for: {wrong}, or set dtms.enabled to false");
    }

    public static string Describe(ResolvedConfig config) => config.Get(Knobs.Dtms.Enabled)
        ? $"a synthetic trade reached all {DtmsEdge.All.Count} edges; the spread rail is off: there is no stream of quotes"
        : "off (dtms.enabled is false)";

    private static string Text(DtmsEdge edge)
    {
        var cause = Names.Of(edge.Cause) is { } name ? $" ({name})" : "";
        return edge.Kind == DtmsEventKind.Transition ? $"{Names.Of(edge.From)} to {Names.Of(edge.To)}{cause}" : Names.Snake(edge.Kind.ToString()) + cause;
    }
}
