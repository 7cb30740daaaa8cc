using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>Plays a tape written as a table through the matcher and writes what the venue said as another.</summary>
/// <remarks>
/// Lines are <c>time trade price quantity</c>, <c>time late price quantity</c>, <c>time order number side market quantity</c>,
/// <c>time order number side limit|stop price quantity</c>, <c>time cancel number</c> and <c>time clock</c>. Trades are numbered from 1 in stream order; an
/// order is decided on the last trade above it, or on the one that <c>on</c> names, and <c>reduce</c> makes it reduce-only. <c>attempt</c> gives the
/// attempt of its client order id, else its number. A second word <c>B</c> after the time means the second instrument.
/// Before each line the reports due by its time are taken, at the end the rest.
/// </remarks>
internal static class PaperTape
{
    /// <summary>No latency, no slippage.</summary>
    public static readonly PaperOptions Instant = new() { SubmitLatencyNs = 0, AckLatencyNs = 0, CancelLatencyNs = 0 };

    public static readonly InstrumentTable Instruments = new([Instrument(0, "A"), Instrument(1, "B")]);

    public static Instrument Instrument(int id, string symbol) => new()
    {
        Id = id, Symbol = symbol, Name = symbol, Market = Market.UsdMargined, PriceScale = 0, QuantityScale = 0, Tick = 1, Lot = 1,
    };

    public static void Expect(PaperOptions options, string tape, string reports) => Expect(options, Instruments, tape, reports);

    public static void Expect(PaperOptions options, InstrumentTable instruments, string tape, string reports) =>
        Assert.Equal(reports, string.Join('\n', Play(options, instruments, tape).Select(Text)));

    public static List<OrderReport> Play(PaperOptions options, InstrumentTable instruments, string tape)
    {
        var matcher = new PaperMatcher(options, instruments);
        var reports = new List<OrderReport>();
        var trades = 0L;
        foreach (var line in tape.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var timeNs = Number(words[0]);
            words.RemoveAt(0);
            var instrument = words.Remove("B") ? 1 : 0;
            Take(matcher, timeNs, reports);
            switch (words[0])
            {
                case "trade" or "late":
                    matcher.OnTrade(Trade(++trades, timeNs, Number(words[1]), Number(words[2]), instrument), isOnTime: words[0] == "trade");
                    break;
                case "order":
                    matcher.Submit(Order(words, timeNs, instrument, trades));
                    break;
                case "cancel":
                    matcher.Cancel(Number(words[1]), timeNs);
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

    private static void Take(PaperMatcher matcher, long dueNs, List<OrderReport> reports)
    {
        while (true)
        {
            var nextNs = matcher.NextReportNs;
            var isTaken = matcher.TryTakeReport(dueNs, out var report);
            Assert.Equal(nextNs != long.MaxValue && nextNs <= dueNs, isTaken);
            if (!isTaken) return;
            Assert.Equal(nextNs, report.TimeNs);
            reports.Add(report);
        }
    }

    private static OrderTerms Order(List<string> words, long timeNs, int instrument, long lastTrade)
    {
        var reduceOnly = words.Remove("reduce");
        var sequence = Option(words, "on") ?? lastTrade;
        var number = Number(words[1]);
        var hasPrice = words[3] != "market";
        return new OrderTerms
        {
            Id = new ClientOrderId { Sequence = sequence, Attempt = (int)(Option(words, "attempt") ?? number), InstrumentId = instrument },
            Order = number, DecidedNs = timeNs, InstrumentId = instrument, ReduceOnly = reduceOnly,
            Side = words[2] == "buy" ? Side.Buy : Side.Sell,
            Type = words[3] switch { "limit" => OrderType.Limit, "stop" => OrderType.StopMarket, _ => OrderType.Market },
            Price = hasPrice ? Number(words[4]) : 0,
            Quantity = Number(words[hasPrice ? 5 : 4]),
            ReferencePrice = 100,
        };
    }

    private static long? Option(List<string> words, string name)
    {
        var at = words.IndexOf(name);
        return at < 0 ? null : Number(words[at + 1]);
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static string Text(OrderReport report) => $"{report.TimeNs} #{report.Order} " + report.Kind switch
    {
        OrderReportKind.Accepted => $"accepted {report.Remaining}",
        OrderReportKind.Filled => $"filled {report.Quantity} @ {report.Price} by {report.TradeId}, {report.Remaining} left",
        OrderReportKind.Cancelled => $"cancelled {report.Remaining}",
        _ => $"rejected {report.Reject}",
    };
}
