using System.ComponentModel.DataAnnotations;

namespace FastEngine.Server.Http;

/// <summary>Body of a query.</summary>
public sealed record QueryRequest
{
    /// <summary>One statement that reads.</summary>
    [Required]
    public string? Sql { get; init; }

    /// <summary>Whose tables it sees; without it all.</summary>
    public IReadOnlyList<string>? Symbols { get; init; }

    /// <summary><c>json</c> or <c>csv</c>.</summary>
    [AllowedValues("json", "csv")]
    public string? Format { get; init; }

    public int? Limit { get; init; }

    public int? TimeoutMs { get; init; }
}
