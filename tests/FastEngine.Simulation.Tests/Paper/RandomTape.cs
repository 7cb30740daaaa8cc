using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>Orders, cancellations and trades of one instrument in stream order, made from random numbers; and what the matcher said to them.</summary>
internal sealed class RandomTape
{
    public readonly List<Tick> OnTimeTrades = [];
    public readonly List<OrderTerms> Orders = [];

    /// <summary>Order, time of the request, and the last trade before it.</summary>
    public readonly List<(long Order, long TimeNs, long AfterTrade)> Cancellations = [];

    public readonly List<OrderReport> Reports = [];

    public RandomTape(uint[] steps, PaperOptions options, InstrumentTable instruments)
    {
        var matcher = new PaperMatcher(options, instruments);
        var timeNs = 1_000L;
        var sequence = 0L;
        foreach (var step in steps)
        {
            timeNs += step % 4;
            var kind = step / 4 % 16;
            var number = (int)(step / 64 % 1_000);
            Take(matcher, timeNs);
            switch (kind)
            {
                case < 3:
                    Submit(matcher, timeNs, sequence, kind, number);
                    break;
                case 3 when Orders.Count > 0:
                    var order = Orders[number % Orders.Count].Order;
                    Cancellations.Add((order, timeNs, sequence));
                    matcher.Cancel(order, timeNs);
                    break;
                case 4:
                    matcher.OnTrade(PaperTape.Trade(++sequence, timeNs - 1, 990 + number % 21, 1 + number / 21), isOnTime: false);
                    break;
                default:
                    OnTimeTrades.Add(PaperTape.Trade(++sequence, timeNs, 990 + number % 21, 1 + number / 21));
                    matcher.OnTrade(OnTimeTrades[^1], isOnTime: true);
                    break;
            }
        }

        Take(matcher, long.MaxValue);
    }

    public IEnumerable<OrderReport> Fills => Reports.Where(report => report.Kind == OrderReportKind.Filled);

    private void Submit(PaperMatcher matcher, long timeNs, long sequence, uint kind, int number)
    {
        var terms = new OrderTerms
        {
            Id = new ClientOrderId { Sequence = sequence, Attempt = Orders.Count }, Order = Orders.Count + 1, DecidedNs = timeNs, Sequence = sequence,
            Side = (Side)(number % 2), Type = (OrderType)kind, Price = kind == 0 ? 0 : 990 + number / 2 % 21, Quantity = 1 + number / 42,
        };
        Orders.Add(terms);
        matcher.Submit(in terms);
    }

    private void Take(PaperMatcher matcher, long dueNs)
    {
        var taken = default(TradeEvent);
        while (matcher.TryTake(dueNs, ref taken)) Reports.Add(taken.OrderReport);
    }
}
