using FastEngine.Core;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Control;

/// <summary>One query and how its rows are wanted.</summary>
public sealed record QueryRequest
{
    public const long LongestNs = EngineTime.NsPerHour;

    public required string Sql { get; init; }

    /// <summary>Whose tables it sees, as <see cref="RowQuery.Find"/> takes them; empty for all.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    public RowFormat Format { get; init; }

    /// <summary>Most rows; null for all, and for the usual number in a table.</summary>
    public int? Limit { get; init; }

    /// <summary>Wall time after which it is ended, at most <see cref="LongestNs"/>.</summary>
    public long TimeoutNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <inheritdoc cref="QueryOptions.IsGuarded"/>
    public bool IsGuarded { get; init; }

    /// <summary>For opening the store's read side.</summary>
    public QueryOptions Options => new() { TimeoutNs = TimeoutNs, IsGuarded = IsGuarded };
}
