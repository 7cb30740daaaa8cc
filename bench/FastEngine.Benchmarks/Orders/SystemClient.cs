using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastEngine.Benchmarks.Parsing;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>The obvious way: <see cref="ClientWebSocket"/>, System.Text.Json, a signature over text, and an awaited send. Every frame leads to an order.</summary>
internal static class SystemClient
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(OrderBenchmark.Secret);

    public static async Task Run(Uri server, LatencyHistogram inside, int warm)
    {
        using var market = new ClientWebSocket();
        using var orders = new ClientWebSocket();
        await market.ConnectAsync(new Uri(server, "/stream"), CancellationToken.None);
        await orders.ConnectAsync(new Uri(server, "/ws-api"), CancellationToken.None);
        var buffer = new byte[1 << 14];
        for (var frame = 0; ; frame++)
        {
            var filled = 0;
            ValueWebSocketReceiveResult result;
            long received = 0;
            do
            {
                result = await market.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                if (filled == 0) received = MonotonicClock.Stamp();
                filled += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close) return;
            var trade = JsonSerializer.Deserialize<TradeEnvelope>(buffer.AsSpan(0, filled))!.Data!;
            var price = decimal.Parse(trade.Price!, CultureInfo.InvariantCulture);
            if (price <= 0) continue;
            var message = Order(trade, frame);
            var sent = MonotonicClock.Stamp();
            await orders.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (frame >= warm) inside.Record(MonotonicClock.ElapsedNs(received, sent));
        }
    }

    private static byte[] Order(TradeEnvelope.Trade trade, int number)
    {
        var parameters = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["apiKey"] = OrderBenchmark.Key, ["newClientOrderId"] = $"x-{number:x16}", ["newOrderRespType"] = "FULL", ["quantity"] = "0.00100", ["recvWindow"] = 5_000,
            ["side"] = trade.BuyerIsMaker ? "SELL" : "BUY", ["symbol"] = trade.Symbol!, ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), ["type"] = "MARKET",
        };
        var payload = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
        parameters["signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(payload)));
        return JsonSerializer.SerializeToUtf8Bytes(new { id = $"o{number}", method = "order.place", @params = parameters });
    }
}
