using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>Plays a tape written as a table through the matcher and writes what the venue said as another.</summary>
/// <remarks>
/// Lines are <c>time trade price quantity</c>, <c>time late price quantity</c>, <c>time order number side market quantity</c>,
/// <c>time order number side limit|stop|target price quantity</c>, <c>time cancel number</c>, <c>time query number position|orders|ping</c> and
/// <c>time clock</c> and <c>time book bid quantity ask quantity</c>. <c>sold</c> makes the seller of a trade the aggressor, who is the buyer else. Trades are numbered from 1 in stream order; an order is decided on the last trade above it, or on the one that <c>on</c> names,
/// and <c>reduce</c> makes it reduce-only. <c>attempt</c> gives the attempt of its client order id, else its number; <c>short</c> the side of its
/// position; <c>leg</c> its leg; <c>listed</c> the position of its list. A second word <c>B</c> after the time means the second instrument.
/// Before each line the reports due by its time are taken, at the end the rest.
/// </remarks>
internal static class PaperTape
{
    /// <summary>No latency, no slippage, no pushes.</summary>
    public static readonly PaperOptions Instant = new() { SubmitLatencyNs = 0, AckLatencyNs = 0, CancelLatencyNs = 0, PushesPositions = false };

    public static readonly PaperOptions Hedged = Instant with { Mode = AccountMode.Hedge };

    public static readonly InstrumentTable Instruments = new([Instrument(0, "A"), Instrument(1, "B")]);

    public static Instrument Instrument(int id, string symbol) => new()
    {
        Id = id, Symbol = symbol, Name = symbol, Market = Market.UsdMargined, PriceScale = 0, QuantityScale = 0, Tick = 1, Lot = 1,
    };

    public static void Expect(PaperOptions options, string tape, string reports) => Expect(options, Instruments, tape, reports);

    public static void Expect(PaperOptions options, InstrumentTable instruments, string tape, string reports) =>
        Assert.Equal(reports, string.Join('\n', PlayAll(options, instruments, tape).Select(Text)));

    public static List<OrderReport> Play(PaperOptions options, InstrumentTable instruments, string tape) =>
        [.. PlayAll(options, instruments, tape).Where(e => e.Kind == TradeEventKind.OrderReport).Select(e => e.OrderReport)];

    public static List<TradeEvent> PlayAll(PaperOptions options, InstrumentTable instruments, string tape)
    {
        var matcher = new PaperMatcher(options, instruments);
        var reports = new List<TradeEvent>();
        var trades = 0L;
        foreach (var line in tape.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var timeNs = Number(words[0]);
            words.RemoveAt(0);
            var instrument = words.Remove("B") ? 1 : 0;
            var isSold = words.Remove("sold");
            Take(matcher, timeNs, reports);
            switch (words[0])
            {
                case "trade" or "late":
                    matcher.OnTrade(Trade(++trades, timeNs, Number(words[1]), Number(words[2]), instrument) with { Aggressor = isSold ? Side.Sell : Side.Buy }, isOnTime: words[0] == "trade");
                    break;
                case "order":
                    matcher.Submit(Order(words, timeNs, instrument, trades));
                    break;
                case "cancel":
                    matcher.Cancel(Number(words[1]), timeNs);
                    break;
                case "book":
                    matcher.OnBook(instrument, timeNs, Number(words[1]), Number(words[2]), Number(words[3]), Number(words[4]));
                    break;
                case "query":
                    matcher.Query(new VenueQuery
                    {
                        Number = Number(words[1]), TimeNs = timeNs, InstrumentId = instrument, Direction = words.Remove("short") ? Direction.Short : Direction.Long,
                        Kind = words[2] switch { "position" => VenueQueryKind.Position, "orders" => VenueQueryKind.OpenOrders, _ => VenueQueryKind.Ping },
                    });
                    break;
                default:
                    Assert.Equal("clock", words[0]);
                    break;
            }
        }

        Take(matcher, long.MaxValue, reports);
        Assert.Equal(long.MaxValue, matcher.NextReportNs);
        return reports;
    }

    public static Tick Trade(long number, long timeNs, long price, long quantity, int instrument = 0) => new()
    {
        ExchangeTimeNs = timeNs, Price = price, Quantity = quantity, TradeId = number, Sequence = number, InstrumentId = instrument, Kind = EventKind.Trade,
    };

    private static void Take(PaperMatcher matcher, long dueNs, List<TradeEvent> reports)
    {
        while (true)
        {
            var nextNs = matcher.NextReportNs;
            var taken = default(TradeEvent);
            var isTaken = matcher.TryTake(dueNs, ref taken);
            Assert.Equal(nextNs != long.MaxValue && nextNs <= dueNs, isTaken);
            if (!isTaken) return;
            Assert.Equal(nextNs, taken.Kind == TradeEventKind.OrderReport ? taken.OrderReport.TimeNs : taken.VenueUpdate.TimeNs);
            reports.Add(taken);
        }
    }

    private static OrderTerms Order(List<string> words, long timeNs, int instrument, long lastTrade)
    {
        var reduceOnly = words.Remove("reduce");
        var direction = words.Remove("short") ? Direction.Short : Direction.Long;
        var sequence = Option(words, "on") ?? lastTrade;
        var leg = words.IndexOf("leg");
        var number = Number(words[1]);
        var hasPrice = words[3] != "market";
        return new OrderTerms
        {
            Id = new ClientOrderId { Sequence = sequence, Attempt = (int)(Option(words, "attempt") ?? number), InstrumentId = instrument },
            Order = number, DecidedNs = timeNs, InstrumentId = instrument, ReduceOnly = reduceOnly, PositionDirection = direction,
            Leg = leg < 0 ? OrderLeg.Entry : Enum.Parse<OrderLeg>(words[leg + 1], ignoreCase: true), StrategyId = (int)(Option(words, "strategy") ?? 0),
            IsListed = words.Contains("listed"), PositionId = Option(words, "listed") ?? 0,
            Side = words[2] == "buy" ? Side.Buy : Side.Sell,
            Type = words[3] switch { "limit" => OrderType.Limit, "stop" => OrderType.StopMarket, "target" => OrderType.TakeProfitMarket, _ => OrderType.Market },
            Price = hasPrice ? Number(words[4]) : 0,
            Quantity = Number(words[hasPrice ? 5 : 4]),
            ReferencePrice = 100, Sequence = sequence,
        };
    }

    private static long? Option(List<string> words, string name)
    {
        var at = words.IndexOf(name);
        return at < 0 ? null : Number(words[at + 1]);
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    /// <summary>The fills alone, each with why it filled.</summary>
    public static void ExpectFills(PaperOptions options, string tape, string fills) => Assert.Equal(fills, string.Join('\n', Play(options, Instruments, tape)
        .Where(report => report.Kind == OrderReportKind.Filled)
        .Select(report => $"{report.VenueTimeNs} #{report.Order} {report.Quantity} @ {report.Price} {report.Reason}, {report.Remaining} left")));

    private static string Text(TradeEvent e) => e.Kind == TradeEventKind.OrderReport ? Text(e.OrderReport) : Text(e.VenueUpdate);

    private static string Text(VenueUpdate update)
    {
        var which = update.Query == 0 ? $"{update.TimeNs}" : $"{update.TimeNs} ?{update.Query}";
        var side = update.Direction == Direction.Long ? "long" : "short";
        return which + update.Kind switch
        {
            VenueUpdateKind.Position => $" {side} {update.Quantity} @ {update.Price}",
            VenueUpdateKind.OpenOrder => $" #{update.Order} {update.Side} {update.Quantity} @ {update.Price}",
            VenueUpdateKind.OpenOrdersEnd => " end",
            VenueUpdateKind.ManualFill or VenueUpdateKind.Liquidation => $" {update.Kind} of {side}: {update.Side} {update.Quantity} @ {update.Price}",
            VenueUpdateKind.Funding => $" Funding of {side} {update.Quantity}: {Money.ToText(update.Amount)}",
            VenueUpdateKind.QueryFailed => $" failed {update.Reject}",
            _ => $" {update.Kind}",
        };
    }

    private static string Text(OrderReport report) => $"{report.TimeNs} #{report.Order} " + report.Kind switch
    {
        OrderReportKind.Accepted => $"accepted {report.Remaining}",
        OrderReportKind.Filled => $"filled {report.Quantity} @ {report.Price} by {report.TradeId}, {report.Remaining} left",
        OrderReportKind.Cancelled => $"cancelled {report.Remaining}",
        _ => $"rejected {report.Reject}",
    };
}
