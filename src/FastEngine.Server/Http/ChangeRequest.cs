using System.ComponentModel.DataAnnotations;

namespace FastEngine.Server.Http;

/// <summary>Body of a change of a live knob.</summary>
public sealed record ChangeRequest
{
    /// <summary>As in the configuration: <c>sizing.risk_pct</c>.</summary>
    [Required]
    public string? Key { get; init; }

    /// <summary>As a person writes it.</summary>
    [Required]
    public string? Value { get; init; }
}
