using FastEngine.Core;
using FastEngine.Rings;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Tests.Reports;

/// <summary>Reports with made-up contents, the same on every run.</summary>
internal static class Sample
{
    public const long StartNs = 1_723_075_200 * EngineTime.NsPerSecond;

    public static Int128 Money(decimal value) => (Int128)(value * 1_000_000_000m) * 1_000_000_000;

    public static ClosedTrade Trade(decimal gross, decimal fees = 0, decimal funding = 0, long heldNs = EngineTime.NsPerMinute, string reason = "trailing stop") => new()
    {
        PositionId = "1",
        Strategy = "four_level",
        Symbol = "BTCUSDT",
        Side = Side.Buy,
        EntryTimeNs = StartNs,
        ExitTimeNs = StartNs + heldNs,
        EntryPrice = Money(100),
        ExitPrice = Money(101),
        Quantity = Money(1),
        Gross = Money(gross),
        Fees = Money(fees),
        Funding = Money(funding),
        ExitReason = reason,
    };

    /// <summary>Each a position of its own.</summary>
    public static ClosedTrade[] Apart(params ClosedTrade[] trades) => [.. trades.Select((trade, i) => trade with { PositionId = $"{i + 1}" })];

    public static EquitySample[] Equity(params decimal[] everyMinute) =>
        [.. everyMinute.Select((equity, minute) => new EquitySample(StartNs + minute * EngineTime.NsPerMinute, Money(equity)))];

    /// <summary>An evening of eight symbols with some trades, as the demo would give.</summary>
    public static ReportData Rich(int minutes = 600, int everyMinutes = 37)
    {
        var random = new Random(7);
        var prices = new List<PriceSeries>();
        var trades = new List<ClosedTrade>();
        foreach (var (symbol, price) in new[] { ("ADAUSDT", 0.3483m), ("BNBUSDT", 520.22m), ("BTCUSDT", 61665.1m), ("DOGEUSDT", 0.10535m), ("ETHUSDT", 2681.08m), ("LTCUSDT", 60.85m), ("SOLUSDT", 152.709m), ("XRPUSDT", 0.6196m) })
            AddSymbol(random, symbol, price, minutes, everyMinutes, prices, trades);
        trades.Sort((a, b) => a.ExitTimeNs.CompareTo(b.ExitTimeNs));
        var equity = new List<EquitySample> { new(StartNs, Money(10_000)) };
        foreach (var trade in trades) equity.Add(new EquitySample(trade.ExitTimeNs, equity[^1].Equity + trade.Net));
        equity.Add(new EquitySample(StartNs + minutes * EngineTime.NsPerMinute, equity[^1].Equity));
        return Empty() with
        {
            Title = "FastEngine demo, seed 1",
            Performance = PerformanceStatistics.From(trades, equity),
            Equity = EquityCurve.Downsample(EquityCurve.Build(equity)),
            Prices = prices,
            Trades = trades,
            OpenPositions = [Open("BTCUSDT", Side.Sell, 61_702.3m, 61_690m, 0.012m, 0.1476m), Open("XRPUSDT", Side.Buy, 0.6201m, 0.6188m, 1_204m, -1.5652m)],
            Funnels = [.. prices.Select(series => Funnel(random, series.Symbol))],
            Conditions = [.. new[] { "structure", "adx", "persistence", "mean_reversion", "atr", "volume", "zone", "cascade_order", "cascade_ratio", "bounce", "volume_ratio" }
                .Select(name => new ConditionRate(name, random.Next(1, 400_000), 400_000))],
            Refusals = [new RefusalCount("ExistingPosition", 41), new RefusalCount("Sizing", 6), new RefusalCount("ExposureCheck", 12), new RefusalCount("PositionLimit", 3)],
            NearMisses = [.. Enumerable.Range(0, 40).Select(i => Miss(random, i))],
            Latency = Latency(random),
        };
    }

    /// <summary>A run in which nothing happened.</summary>
    public static ReportData Empty() => new()
    {
        Title = "FastEngine replay",
        IsSynthetic = true,
        Currency = "USDT",
        Facts = new RunFacts
        {
            Inputs = [new InputFile("btcusdt.frames.gz", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 48_113_920), new InputFile("generator, seed 1", null, null)],
            EngineVersion = "0.1.0",
            ConfigHash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
            SignalsHash = "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
            Ticks = 2_593_285,
            FirstTimeNs = StartNs,
            LastTimeNs = StartNs + 600 * EngineTime.NsPerMinute,
            Others = [new NamedFact("topology", "fused"), new NamedFact("fees", "maker 0.02 %, taker 0.05 %"), new NamedFact("fill latency", "submit 20 ms, acknowledgement 20 ms"), new NamedFact("slippage", "half_spread")],
        },
        Performance = PerformanceStatistics.From([], []),
    };

    private static void AddSymbol(Random random, string symbol, decimal start, int minutes, int everyMinutes, List<PriceSeries> prices, List<ClosedTrade> trades)
    {
        var points = new List<PricePoint>();
        var price = (double)start;
        for (var minute = 1; minute <= minutes; minute++)
        {
            var (open, step) = (price, price * 0.0008);
            price += step * (random.NextDouble() + random.NextDouble() - 1);
            var (low, high) = (Math.Min(open, price) - step * 0.3 * random.NextDouble(), Math.Max(open, price) + step * 0.3 * random.NextDouble());
            points.Add(new PricePoint(StartNs + minute * EngineTime.NsPerMinute, Rounded(low), Rounded(high), Rounded(price)));
        }

        prices.Add(new PriceSeries { Symbol = symbol, Timeframe = "1m", Points = points });
        for (var minute = random.Next(1, everyMinutes); minute < minutes - 25; minute += random.Next(1, 2 * everyMinutes))
        {
            var (entry, exit) = (points[minute], points[minute + random.Next(1, 24)]);
            var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
            var quantity = (Int128)(1_000 / Fixed18.ToDouble(entry.Close) * 1_000) * 1_000_000_000_000_000;
            var difference = side == Side.Buy ? exit.Close - entry.Close : entry.Close - exit.Close;
            trades.Add(Trade(0) with
            {
                PositionId = $"{symbol[..3]}-{minute}",
                Symbol = symbol,
                Side = side,
                EntryTimeNs = entry.TimeNs + 123_456_789,
                ExitTimeNs = exit.TimeNs + 2_000_000,
                EntryPrice = entry.Close,
                ExitPrice = exit.Close,
                Quantity = quantity,
                Gross = Product(difference, quantity),
                Fees = Money(0.98765432m),
                SignalPrice = entry.Close,
                ExitReason = new[] { "trailing stop", "cascade reversal", "adverse moves" }[random.Next(3)],
            });
        }

        Int128 Rounded(double value) => Money(decimal.Round((decimal)value, start < 1 ? 5 : 2));
    }

    // Both at scale 18; the product of a price at 5 and a quantity at 3 decimals is exact.
    private static Int128 Product(Int128 price, Int128 quantity) => price / 1_000_000_000 * (quantity / 1_000_000_000);

    private static OpenPosition Open(string symbol, Side side, decimal entry, decimal mark, decimal quantity, decimal unrealised) => new()
    {
        PositionId = symbol[..3] + "-open",
        Strategy = "four_level",
        Symbol = symbol,
        Side = side,
        EntryTimeNs = StartNs + 590 * EngineTime.NsPerMinute,
        EntryPrice = Money(entry),
        MarkPrice = Money(mark),
        Quantity = Money(quantity),
        Unrealised = Money(unrealised),
        Fees = Money(0.37m),
        StopPrice = side == Side.Buy ? Money(entry * 0.996m) : null,
    };

    private static SymbolFunnel Funnel(Random random, string symbol)
    {
        var evaluations = random.Next(200_000, 500_000);
        var warm = evaluations - random.Next(100_000);
        var level1 = warm / random.Next(3, 30);
        var level2 = level1 / random.Next(3, 9);
        var level3 = level2 / random.Next(10, 40);
        return new SymbolFunnel(symbol, evaluations, warm, level1, level2, level3, level3 / 3, level3 / 20);
    }

    private static NearMiss Miss(Random random, int index) => new()
    {
        TimeNs = StartNs + index * 14 * EngineTime.NsPerMinute + 987_654_321,
        Symbol = index % 3 == 0 ? "ETHUSDT" : "SOLUSDT",
        Side = index % 2 == 0 ? Side.Buy : Side.Sell,
        Level = 3 + index % 2,
        Condition = index % 2 == 0 ? "cascade_ratio" : "bounce",
        Value = index % 2 == 0 ? 1.5 + random.NextDouble() / 2 : 0.5 + random.NextDouble() / 5,
        Threshold = index % 2 == 0 ? 2 : 0.7,
        ShadowPnl = index % 7 == 0 ? null : Money((decimal)Math.Round(random.NextDouble() * 8 - 4.5, 4)),
    };

    private static LatencyReport Latency(Random random)
    {
        var histogram = new LatencyHistogram();
        for (var i = 0; i < 100_000; i++)
            histogram.Record((long)Math.Exp(7.2 + 0.5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) + (random.Next(60) == 0 ? 2.5 + 2 * random.NextDouble() : 0)));
        histogram.Record(16_116_468);
        return LatencyReport.From("Ring to done", histogram, 3, 1, 0);
    }
}
