using System.ComponentModel.DataAnnotations;

namespace FastEngine.Server.Http;

/// <summary>Body of a command.</summary>
public sealed record CommandRequest
{
    /// <summary><c>halt</c>, <c>reduce_only</c>, <c>flatten</c>, <c>resume</c>, <c>close</c> or <c>reload</c>.</summary>
    [Required]
    [AllowedValues("halt", "reduce_only", "flatten", "resume", "close", "reload")]
    public string? Command { get; init; }

    /// <summary>Of <c>close</c>: a symbol, or <c>all</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>Of <c>close</c>: <c>long</c>, <c>short</c> or <c>unattributed</c>; without it everything.</summary>
    [AllowedValues("long", "short", "unattributed")]
    public string? Side { get; init; }

    /// <summary>Of <c>close</c>, instead of a symbol: a position's number.</summary>
    public long? Position { get; init; }
}
