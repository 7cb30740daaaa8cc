using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Watching;
using FastEngine.Server.Metrics;

namespace FastEngine.Host.Serving;

/// <summary>What the API is told from: the same parts for a demo and for an engine with a data directory.</summary>
internal sealed record ServedParts
{
    public required string Mode { get; init; }

    public required RunRequest Request { get; init; }

    /// <summary>What a person who sees it for the first time should know; null for nothing beyond the mode.</summary>
    public string? About { get; init; }

    public required Pipeline Pipeline { get; init; }

    public required TradeDesk Desk { get; init; }

    public required TradingSetup Setup { get; init; }

    public required LiveBoard Board { get; init; }

    /// <summary>Status, queries and commands, as the control socket has them.</summary>
    public required IControlTarget Control { get; init; }

    /// <summary>Data directory, whole; null when there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>Ticks that the source has published.</summary>
    public required Func<long> Ticks { get; init; }

    /// <summary>Why the engine is not to be relied on; null while it is.</summary>
    public required Func<string?> NotReady { get; init; }

    /// <summary>Whether the source is over.</summary>
    public required Func<bool> HasEnded { get; init; }

    /// <summary>Symbols that are added while it runs; gives null where none can be.</summary>
    public Func<WatchDesk?> Watch { get; init; } = () => null;

    /// <summary>Figures beyond those of every engine.</summary>
    public Func<IEnumerable<Measurement>> More { get; init; } = () => [];

    public ResolvedConfig Config => Request.Config;
}
