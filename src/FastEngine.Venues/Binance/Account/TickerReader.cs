using System.Globalization;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Account;

/// <summary>Volume, trades and spread of every symbol of a market.</summary>
public sealed class TickerReader(BinanceRest rest)
{
    // Of the venue's list, for all symbols.
    private const int SpotDayWeight = 80;
    private const int SpotBookWeight = 4;
    private const int UsdMarginedDayWeight = 40;
    private const int UsdMarginedBookWeight = 5;

    /// <summary>In the order of the venue.</summary>
    /// <exception cref="RestException">The venue does not answer, or with something else.</exception>
    public async Task<IReadOnlyList<MarketTicker>> ReadAsync(Market market, CancellationToken cancellation = default)
    {
        var isSpot = market == Market.Spot;
        var root = isSpot ? "/api/v3" : "/fapi/v1";
        var books = new Dictionary<string, (decimal Bid, decimal Ask)>(StringComparer.Ordinal);
        using (var answer = await AskAsync($"{root}/ticker/bookTicker", isSpot ? SpotBookWeight : UsdMarginedBookWeight, cancellation).ConfigureAwait(false))
        {
            foreach (var row in answer.RootElement.EnumerateArray()) books[Text(row, "symbol")] = (Number(row, "bidPrice"), Number(row, "askPrice"));
        }

        using var days = await AskAsync($"{root}/ticker/24hr", isSpot ? SpotDayWeight : UsdMarginedDayWeight, cancellation).ConfigureAwait(false);
        var found = new List<MarketTicker>();
        foreach (var row in days.RootElement.EnumerateArray())
        {
            var symbol = Text(row, "symbol");
            var (bid, ask) = books.GetValueOrDefault(symbol);
            found.Add(new MarketTicker(symbol, Number(row, "quoteVolume"), row.TryGetProperty("count", out var count) && count.TryGetInt64(out var trades) ? trades : 0, bid, ask));
        }

        return found;
    }

    private async Task<JsonDocument> AskAsync(string path, int weight, CancellationToken cancellation)
    {
        var answer = await rest.SendAsync(RestCall.Get(path, weight: weight) with { Security = RestSecurity.None }, cancellation).ConfigureAwait(false);
        if (!answer.IsOk) throw new RestException(in answer);
        try
        {
            var document = JsonDocument.Parse(answer.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Array) return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new RestException($"GET {path}: the answer is no list of symbols");
    }

    private static string Text(JsonElement row, string name) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static decimal Number(JsonElement row, string name) =>
        decimal.TryParse(Text(row, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
