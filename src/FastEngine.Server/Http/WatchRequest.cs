using System.ComponentModel.DataAnnotations;

namespace FastEngine.Server.Http;

/// <summary>A symbol for the watchlist, as it is asked for.</summary>
public sealed record WatchRequest
{
    /// <summary><c>binance</c>.</summary>
    [AllowedValues("binance")]
    public string? Exchange { get; init; }

    /// <summary><c>spot</c> or <c>futures</c>.</summary>
    [Required]
    [AllowedValues("spot", "futures")]
    public string? MarketType { get; init; }

    /// <summary>As <c>PEPEUSDT</c>.</summary>
    [Required]
    public string? Symbol { get; init; }

    /// <summary>How long it stays; without it the usual time.</summary>
    public double? DurationHours { get; init; }

    /// <summary>1 to 10, of <c>add</c>; without it what the symbol has, and 3 for a new one.</summary>
    public int? Priority { get; init; }
}
