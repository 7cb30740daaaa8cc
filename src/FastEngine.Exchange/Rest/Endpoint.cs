using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Rest;

/// <summary>One thing that the exchange can be asked.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Of HTTP, with its leading slash.</param>
/// <param name="Weight">What it counts against the request weight.</param>
/// <param name="Handle">Under the exchange's gate.</param>
internal sealed record Endpoint(string Method, string Path, Security Security, int Weight, Func<VenueRequest, JsonNode> Handle)
{
    /// <summary>Orders that it counts as; null counts none.</summary>
    public Func<RequestParameters, int>? Orders { get; init; }

    /// <summary>Weight by parameters, instead of the fixed one.</summary>
    public Func<RequestParameters, int>? WeightOf { get; init; }
}
