using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Rest;

/// <summary>When what a client sends reaches the exchange's book.</summary>
internal interface IArrivals
{
    /// <summary>An order that passed the first look; what it is refused with at the book is thrown, unless that is later.</summary>
    /// <param name="id">The client's id of it.</param>
    /// <param name="arrive">Puts it on the book and makes the answer.</param>
    void Order(VenueRequest request, string id, Func<JsonNode> arrive);

    /// <returns>The answer, or that it is on its way.</returns>
    JsonNode Cancel(VenueRequest request, string id, Func<JsonNode> arrive);

    /// <summary>A question with an id.</summary>
    /// <returns>The answer, or that it is on its way.</returns>
    JsonNode Query(VenueRequest request, string id, Func<JsonNode> arrive);
}
