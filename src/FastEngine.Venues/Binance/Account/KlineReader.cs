using System.Text.Json;
using FastEngine.Core;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Account;

/// <summary>Candles of the past, for the warm-up.</summary>
public sealed class KlineReader(BinanceRest rest)
{
    private const int SpotLimit = 1_000;
    private const int UsdMarginedLimit = 1_500;

    /// <summary>Closed candles from a time on, oldest first, in as many requests as they take.</summary>
    /// <param name="instrument">Of spot or USD-M.</param>
    /// <param name="interval">As the venue names it: <c>1m</c>, <c>15m</c>, <c>1h</c>.</param>
    /// <param name="fromMs">Begin of the first.</param>
    /// <param name="untilMs">A candle that ends later is still open.</param>
    /// <param name="expected">How many they are about: USD-M weighs a request by how many it may give.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RestException">The venue does not answer, or with something else.</exception>
    public async Task<IReadOnlyList<Kline>> ReadAsync(Instrument instrument, string interval, long fromMs, long untilMs, int expected = int.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        var isSpot = instrument.Market == Market.Spot;
        var limit = Math.Min(expected, isSpot ? SpotLimit : UsdMarginedLimit);
        var candles = new List<Kline>();
        while (true)
        {
            var query = $"symbol={instrument.Symbol}&interval={interval}&startTime={fromMs}&limit={limit}";
            var call = RestCall.Get(isSpot ? "/api/v3/klines" : "/fapi/v1/klines", query, isSpot ? 2 : UsdMarginedWeight(limit)) with { Security = RestSecurity.None };
            var answer = await rest.SendAsync(call, cancellation).ConfigureAwait(false);
            if (!answer.IsOk) throw new RestException(in answer);
            var rows = Add(instrument, in answer, untilMs, candles, out var nextMs);
            if (rows < limit || nextMs >= untilMs) return candles;
            fromMs = nextMs;
        }
    }

    private static int UsdMarginedWeight(int limit) => limit switch { < 100 => 1, < 500 => 2, <= 1_000 => 5, _ => 10 };

    private static int Add(Instrument instrument, in RestAnswer answer, long untilMs, List<Kline> candles, out long nextMs)
    {
        nextMs = long.MaxValue;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            foreach (var row in document.RootElement.EnumerateArray())
            {
                // openTime, open, high, low, close, volume, closeTime, quote volume, trades, taker's base and quote volume, unused.
                var closeMs = row[6].GetInt64();
                nextMs = closeMs + 1;
                if (closeMs >= untilMs) continue;
                candles.Add(new Kline(
                    row[0].GetInt64(), Price(row[1]), Price(row[2]), Price(row[3]), Price(row[4]), Quantity(row[5]), Quantity(row[9]), row[8].GetInt64()));
            }

            return document.RootElement.GetArrayLength();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new RestException($"{answer.Call.Path}: a row is no candle", exception);
        }

        long Price(JsonElement text) => Decimals.Rounded(text.GetString(), instrument.PriceScale);

        long Quantity(JsonElement text) => Decimals.Rounded(text.GetString(), instrument.QuantityScale);
    }
}
