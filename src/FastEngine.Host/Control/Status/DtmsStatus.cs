using FastEngine.Host.Configuration;

namespace FastEngine.Host.Control.Status;

/// <summary>The defensive management as a whole.</summary>
public sealed record DtmsStatus
{
    public bool IsOn { get; init; }

    /// <summary>Rows of its calendar.</summary>
    public int News { get; init; }

    /// <summary>Why no new risk is held back for the spread.</summary>
    public string? SpreadRail { get; init; }

    internal static DtmsStatus Of(ResolvedConfig config, int news) =>
        new() { IsOn = config.Get(Knobs.Dtms.Enabled), News = news, SpreadRail = "off: there is no stream of quotes" };
}
