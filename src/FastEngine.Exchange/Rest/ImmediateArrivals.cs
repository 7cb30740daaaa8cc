using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Rest;

/// <summary>What a client sends is at the book when it is received.</summary>
internal sealed class ImmediateArrivals : IArrivals
{
    public void Order(VenueRequest request, string id, Func<JsonNode> arrive) => arrive();

    public JsonNode Cancel(VenueRequest request, string id, Func<JsonNode> arrive) => arrive();

    public JsonNode Query(VenueRequest request, string id, Func<JsonNode> arrive) => arrive();
}
