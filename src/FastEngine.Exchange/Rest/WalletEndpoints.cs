using System.Text.Json.Nodes;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>What client libraries ask of the wallet before they trade; it lists the assets of the tape and no margin pairs.</summary>
internal sealed class WalletEndpoints(Venue venue)
{
    public IEnumerable<Endpoint> Endpoints() =>
    [
        new("GET", "/sapi/v1/capital/config/getall", Security.Signed, 10, Coins),
        new("GET", "/sapi/v1/margin/allPairs", Security.Key, 1, _ => new JsonArray()),
        new("GET", "/sapi/v1/margin/allAssets", Security.Key, 1, _ => new JsonArray()),
        new("GET", "/sapi/v1/margin/isolated/allPairs", Security.Signed, 10, _ => new JsonArray()),
    ];

    private JsonArray Coins(VenueRequest request)
    {
        var names = venue.Symbols.SelectMany(symbol => (string[])[symbol.Rules.BaseAsset, symbol.Rules.QuoteAsset]).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Select(name => Coin(request, name))];
    }

    private static JsonObject Coin(VenueRequest request, string name)
    {
        var asset = request.Account.Assets.Find(asset => asset.Name == name);
        return new JsonObject
        {
            ["coin"] = name,
            ["depositAllEnable"] = false,
            ["free"] = Decimals.Money(asset?.Free ?? 0),
            ["freeze"] = "0",
            ["ipoable"] = "0",
            ["ipoing"] = "0",
            ["isLegalMoney"] = false,
            ["locked"] = Decimals.Money(asset?.Locked ?? 0),
            ["name"] = name,
            ["networkList"] = new JsonArray(),
            ["storage"] = "0",
            ["trading"] = true,
            ["withdrawAllEnable"] = false,
            ["withdrawing"] = "0",
        };
    }
}
