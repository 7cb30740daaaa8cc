using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>A venue of USD-M that loses, delays, repeats and reorders what it is told and what it tells, by chance. What it did is what counts.</summary>
internal sealed class StormVenue(Random random, ManualTime time) : IRestLine
{
    private readonly List<(long DueMs, Action Deliver)> _pending = [];
    private readonly Queue<RestAnswer> _answers = new();
    private long _orders = 100;
    private long _trades;

    /// <summary>An order as the venue has it; quantities in lots.</summary>
    public sealed class Order
    {
        public required string ClientId { get; init; }
        public required long Number { get; init; }
        public required long Quantity { get; init; }
        public bool IsMarket { get; init; }
        public long Filled { get; set; }
        public string Status { get; set; } = "NEW";
        public List<(long Trade, long Quantity)> Fills { get; } = [];
        public bool IsOver => Status is "FILLED" or "CANCELED" or "EXPIRED";
    }

    public Line Api { get; private set; } = null!;

    public Line User { get; private set; } = null!;

    /// <summary>By client id.</summary>
    public Dictionary<string, Order> Orders { get; } = [];

    /// <summary>Placements that came for an id that was there.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Whether things still go wrong.</summary>
    public bool IsFaulty { get; set; } = true;

    public void Plug()
    {
        Api = new Line(this, OnApi);
        User = new Line(this, _ => { });
    }

    /// <summary>Delivers what is due; orders fill, connections break.</summary>
    public void Advance()
    {
        foreach (var order in Orders.Values.Where(order => !order.IsOver).ToList())
        {
            if (order.IsMarket || random.Next(6) == 0) Fill(order);
        }

        if (IsFaulty && random.Next(40) == 0) Api.Break();
        if (IsFaulty && random.Next(40) == 0) User.Break();
        for (var i = 0; i < _pending.Count; i++)
        {
            if (_pending[i].DueMs > time.NowMs) continue;
            var deliver = _pending[i].Deliver;
            _pending.RemoveAt(i--);
            deliver();
        }
    }

    public void Send(RestCall call)
    {
        if (Chance(15))
        {
            // Not received, or received and not answered.
            if (call.Method != HttpMethod.Get && random.Next(2) == 0) Serve(call);
            var fault = random.Next(3) switch { 0 => RestFault.NotSent, 1 => RestFault.NoAnswer, _ => RestFault.None };
            if (fault == RestFault.NotSent && call.Method != HttpMethod.Get) fault = RestFault.NoAnswer;
            Later(() => _answers.Enqueue(new RestAnswer(call, fault, fault == RestFault.None ? HttpStatusCode.BadGateway : default, default, default)));
            return;
        }

        Later(() => _answers.Enqueue(Serve(call)));
    }

    public bool TryTake(out RestAnswer answer) => _answers.TryDequeue(out answer);

    private bool Chance(int percent) => IsFaulty && random.Next(100) < percent;

    private void Later(Action deliver) => _pending.Add((time.NowMs + random.Next(IsFaulty ? 1_500 : 20), deliver));

    private RestAnswer Serve(RestCall call)
    {
        var parameters = call.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        switch (call.Method.Method, call.Path)
        {
            case ("GET", "/fapi/v1/time"):
                return Ok(call, $$"""{"serverTime":{{time.NowMs}}}""") with { SentNs = time.NowMs * 1_000_000, ReceivedNs = time.NowMs * 1_000_000 + 1_000_000 };
            case ("POST", "/fapi/v1/listenKey") or ("PUT", "/fapi/v1/listenKey"):
                return Ok(call, """{"listenKey":"abc"}""");
            case ("POST", "/fapi/v1/order"):
                return Place(parameters["newClientOrderId"], parameters["type"], parameters["quantity"], out var placed) is { } refusal ? Refused(call, refusal) : Ok(call, Row(placed!));
            case ("DELETE", "/fapi/v1/order"):
                return Cancel(parameters["origClientOrderId"], out var cancelled) is { } reason ? Refused(call, reason) : Ok(call, Row(cancelled!));
            case ("GET", "/fapi/v1/order"):
                var order = parameters.TryGetValue("origClientOrderId", out var id) ? Orders.GetValueOrDefault(id) : Orders.Values.FirstOrDefault(one => one.Number.ToString() == parameters["orderId"]);
                return order is null ? Refused(call, new BinanceError(-2013, "Order does not exist.")) : Ok(call, Row(order));
            case ("GET", "/fapi/v1/userTrades"):
                var wanted = Orders.Values.Where(one => !parameters.TryGetValue("orderId", out var number) || one.Number.ToString() == number);
                return Ok(call, "[" + string.Join(',', wanted.SelectMany(one => one.Fills.Select(fill =>
                    $$"""{"id":{{fill.Trade}},"orderId":{{one.Number}},"price":"60000.1","qty":"{{Text(fill.Quantity)}}","commission":"0.1","commissionAsset":"USDT","side":"BUY","time":{{time.NowMs}}}"""))) + "]");
            default:
                return Ok(call, "[]");
        }
    }

    private void OnApi(string text)
    {
        using var document = JsonDocument.Parse(text);
        var parameters = document.RootElement.GetProperty("params");
        var id = document.RootElement.GetProperty("id").GetString();
        if (Chance(8)) return;
        BinanceError? refusal;
        Order? order;
        if (document.RootElement.GetProperty("method").GetString() == "order.place")
            refusal = Chance(10) ? new BinanceError(random.Next(2) == 0 ? -2019 : -1008, "no") : Place(parameters.GetProperty("newClientOrderId").GetString()!, parameters.GetProperty("type").GetString()!, parameters.GetProperty("quantity").GetString()!, out order);
        else refusal = Cancel(parameters.GetProperty("origClientOrderId").GetString()!, out order);
        order = refusal is null ? Orders[parameters.TryGetProperty("newClientOrderId", out var own) ? own.GetString()! : parameters.GetProperty("origClientOrderId").GetString()!] : null;
        if (Chance(10)) return;
        var answer = refusal is { } error
            ? "{\"id\":\"" + id + "\",\"status\":400,\"error\":{\"code\":" + error.Code + ",\"msg\":\"" + error.Message + "\"}}"
            : "{\"id\":\"" + id + "\",\"status\":200,\"result\":" + Row(order!) + "}";
        var connection = Api.Connection;
        Later(() => Api.Push(answer, connection));
    }

    private BinanceError? Place(string clientId, string type, string quantity, out Order? order)
    {
        order = null;
        if (Orders.ContainsKey(clientId))
        {
            Duplicates++;
            return new BinanceError(-4116, "ClientOrderId is duplicated.");
        }

        order = new Order { ClientId = clientId, Number = ++_orders, Quantity = (long)(decimal.Parse(quantity, CultureInfo.InvariantCulture) * 1_000), IsMarket = type == "MARKET" };
        Orders[clientId] = order;
        Tell(order, "NEW", 0, 0);
        return null;
    }

    private BinanceError? Cancel(string clientId, out Order? order)
    {
        if (!Orders.TryGetValue(clientId, out order) || order.IsOver) return new BinanceError(-2011, "Unknown order sent.");
        order.Status = "CANCELED";
        Tell(order, "CANCELED", 0, 0);
        return null;
    }

    private void Fill(Order order)
    {
        if (order.IsMarket && order.Filled > 0 && random.Next(20) == 0)
        {
            order.Status = "EXPIRED";
            Tell(order, "EXPIRED", 0, 0);
            return;
        }

        var quantity = Math.Min(order.Quantity - order.Filled, random.Next(1, 8));
        order.Filled += quantity;
        order.Fills.Add((++_trades, quantity));
        order.Status = order.Filled == order.Quantity ? "FILLED" : "PARTIALLY_FILLED";
        Tell(order, "TRADE", quantity, _trades);
    }

    private void Tell(Order order, string execution, long last, long trade)
    {
        var text = "{\"e\":\"ORDER_TRADE_UPDATE\",\"E\":" + time.NowMs + ",\"T\":" + time.NowMs + ",\"o\":{\"s\":\"BTCUSDT\",\"c\":\"" + order.ClientId + "\",\"S\":\"BUY\",\"q\":\"" + Text(order.Quantity)
            + "\",\"x\":\"" + execution + "\",\"X\":\"" + order.Status + "\",\"i\":" + order.Number + ",\"l\":\"" + Text(last) + "\",\"z\":\"" + Text(order.Filled) + "\",\"L\":\"60000.1\",\"N\":\"USDT\",\"n\":\"0.1\",\"T\":"
            + time.NowMs + ",\"t\":" + trade + ",\"ps\":\"LONG\"}}";
        for (var copies = Chance(10) ? 0 : Chance(10) ? 2 : 1; copies > 0; copies--)
        {
            var connection = User.Connection;
            Later(() => User.Push(text, connection));
        }
    }

    private static string Text(long lots) => (lots / 1_000m).ToString("0.000", CultureInfo.InvariantCulture);

    private string Row(Order order) =>
        $$"""{"orderId":{{order.Number}},"clientOrderId":"{{order.ClientId}}","status":"{{order.Status}}","side":"BUY","positionSide":"LONG","origQty":"{{Text(order.Quantity)}}","executedQty":"{{Text(order.Filled)}}","updateTime":{{time.NowMs}}}""";

    private static RestAnswer Ok(RestCall call, string body) => new(call, RestFault.None, HttpStatusCode.OK, Encoding.UTF8.GetBytes(body), default);

    private static RestAnswer Refused(RestCall call, BinanceError error) => new(call, RestFault.None, HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes("{}"), error);

    /// <summary>A connection to it; what was on it is lost when it breaks.</summary>
    internal sealed class Line(StormVenue venue, Action<string> received) : IMessageLine
    {
        private readonly Queue<byte[]> _messages = new();

        public int Connection { get; private set; }

        public LineState State { get; private set; }

        public void Connect(Uri address)
        {
            Connection++;
            State = venue.Chance(30) ? LineState.Closed : LineState.Open;
        }

        public SendOutcome Send(ReadOnlySpan<byte> message)
        {
            if (State != LineState.Open) return SendOutcome.NotSent;
            var text = Encoding.UTF8.GetString(message);
            if (!venue.Chance(5))
            {
                received(text);
                return SendOutcome.Sent;
            }

            // It breaks while it is written: received or not.
            if (venue.Chance(50)) received(text);
            Break();
            return SendOutcome.Unknown;
        }

        public void Push(string text, int connection)
        {
            if (State == LineState.Open && connection == Connection) _messages.Enqueue(Encoding.UTF8.GetBytes(text));
        }

        public void Break()
        {
            State = LineState.Closed;
            _messages.Clear();
        }

        public bool TryTake(out ReadOnlySpan<byte> message)
        {
            var isTaken = _messages.TryDequeue(out var bytes);
            message = bytes;
            return isTaken;
        }

        public void Close() => Break();

        public void Dispose() => Close();
    }
}
