using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Exchange.Symbols;
using FastEngine.Exchange.Tape;
using FastEngine.Feeds.Generation;
using FastEngine.Simulation.Paper;

namespace FastEngine.Exchange.Tests.Playing;

/// <summary>Filled from the tape, orders get at the simulated exchange what they get at the paper venue: the two are written apart.</summary>
public class PaperEqualityTests
{
    private const long LatencyNs = 10 * EngineTime.NsPerMs;
    private const int Trades = 20_000;
    private const int EveryTrades = 37;

    [Theory]
    [InlineData(1, "none")]
    [InlineData(2, "spread")]
    [InlineData(3, "impact")]
    public void Every_fill_is_the_same(ulong seed, string model)
    {
        ISlippageModel slippage = model switch { "spread" => new HalfSpread(3), "impact" => new SquareRootImpact(10, 20), _ => new NoSlippage() };
        using var tape = new GeneratedTape(new SyntheticMarketOptions { Seed = seed, MaxTrades = Trades, TradesPerSecond = 50, Symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(2)] });
        var paper = new PaperMatcher(new PaperOptions { Mode = AccountMode.Hedge, SubmitLatencyNs = LatencyNs, ParticipationPpm = 250_000, OrdersPerInstrument = 4_096, Slippage = slippage }, tape.Instruments);
        var venue = new Venue(new VenueOptions
        {
            Accounts = [new AccountOptions { Keys = [TestKeys.Hmac(1)], FuturesBalance = 1_000_000_000, IsHedged = true }],
            Fills = FillMode.Tape, Participation = 0.25m, InventedMinutes = 0, Slippage = slippage,
        }, tape.Instruments, [.. tape.Instruments.All.ToArray().Select(instrument => SymbolDescriptions.Of(instrument) with { MaxOrders = 4_096, MaxAlgoOrders = 4_096 })]);
        var converter = new TapeConverter(tape.Instruments);
        var fills = new List<string>();
        var state = seed;
        var orders = 0;
        for (var i = 0; tape.TryNext(out var tick); i++)
        {
            tick.Sequence = i;
            paper.OnTrade(in tick, isOnTime: true);
            venue.OnTrade(venue.Symbols[tick.InstrumentId], converter.Convert(in tick, tick.ExchangeTimeNs));
            if (i % EveryTrades != 0) continue;
            var terms = Decide(in tick, ++orders, SplitMix64.Next(ref state), tape.Instruments[tick.InstrumentId]);
            paper.Submit(in terms);
            Send(venue, terms, tick.TradeId);
            if (orders % 4 != 0) continue;
            paper.Cancel(orders - 2, tick.ExchangeTimeNs);
            Cancel(venue, $"o{orders - 2}", tick.ExchangeTimeNs);
        }

        var e = default(TradeEvent);
        while (paper.TryTake(long.MaxValue, ref e))
        {
            if (e.Kind == TradeEventKind.OrderReport && e.OrderReport.Kind == OrderReportKind.Filled) fills.Add(Told(in e.OrderReport));
        }

        var told = venue.Accounts[0].Futures.Trades.Select(Told).Order(StringComparer.Ordinal);
        Assert.True(fills.Count > 200, $"{fills.Count} fills are too few to compare");
        Assert.Equal(fills.Order(StringComparer.Ordinal), told);
    }

    private static OrderTerms Decide(in Tick tick, int number, ulong dice, Instrument instrument)
    {
        var type = (dice % 6) switch { 0 or 1 or 2 => OrderType.Market, 3 => OrderType.StopMarket, 4 => OrderType.TakeProfitMarket, _ => OrderType.Limit };
        var isLong = (dice >> 8) % 2 == 0;
        // Triggers close, limit orders open, market orders do both.
        var closes = type is OrderType.StopMarket or OrderType.TakeProfitMarket || (type == OrderType.Market && (dice >> 9) % 2 == 0);
        var away = tick.Price / 2_000 / instrument.Tick * instrument.Tick;
        var isAbove = type switch { OrderType.StopMarket => !isLong, OrderType.TakeProfitMarket => isLong, _ => !isLong };
        return new OrderTerms
        {
            Id = new ClientOrderId { Sequence = number },
            Order = number,
            DecidedNs = tick.ExchangeTimeNs,
            Quantity = instrument.Lot * (long)(20 + (dice >> 16) % 50),
            Price = type == OrderType.Market ? 0 : isAbove ? tick.Price + away : tick.Price - away,
            ReferencePrice = tick.Price,
            Sequence = tick.Sequence,
            InstrumentId = tick.InstrumentId,
            Side = isLong == closes ? Side.Sell : Side.Buy,
            PositionDirection = isLong ? Direction.Long : Direction.Short,
            Type = type,
        };
    }

    private static void Send(Venue venue, OrderTerms terms, long tradeId)
    {
        var symbol = venue.Symbols[terms.InstrumentId];
        var instrument = venue.Matcher.InstrumentOf(symbol);
        var parameters = new RequestParameters();
        parameters.Read($"symbol={symbol.Name}&side={Wire.Of(terms.Side)}&positionSide={(terms.PositionDirection == Direction.Long ? "LONG" : "SHORT")}&simTradeId={tradeId}");
        parameters.Set("quantity", FixedPoint.ToText(terms.Quantity, instrument.QuantityScale));
        var (account, desk) = (venue.Accounts[0], venue.Futures);
        var price = FixedPoint.ToText(terms.Price, instrument.PriceScale);
        if (terms.Type is OrderType.StopMarket or OrderType.TakeProfitMarket)
        {
            parameters.Read($"algoType=CONDITIONAL&type={Wire.Of(terms.Type)}&triggerPrice={price}&clientAlgoId=o{terms.Order}");
            var algo = desk.Algos.Read(account, parameters);
            venue.At(terms.DecidedNs + LatencyNs, () => Try(() => desk.Algos.Arrive(algo)));
            return;
        }

        parameters.Read($"type={Wire.Of(terms.Type)}&newClientOrderId=o{terms.Order}");
        if (terms.Type == OrderType.Limit) parameters.Read($"timeInForce=GTC&price={price}");
        var order = desk.Reader.Read(account, parameters);
        venue.At(terms.DecidedNs + LatencyNs, () => Try(() => desk.Arrive(order)));
    }

    // Orders of both kinds have one row of ids here.
    private static void Cancel(Venue venue, string id, long decidedNs) => venue.At(decidedNs + LatencyNs, () =>
    {
        var account = venue.Accounts[0];
        Try(() => venue.Futures.Algos.Cancel(account, null, id));
        foreach (var symbol in venue.Symbols) Try(() => venue.Futures.Cancel(account, symbol, null, id));
    });

    private static void Try(Action arrive)
    {
        try
        {
            arrive();
        }
        catch (RefusedException)
        {
            // Both venues refuse it, or the fills differ.
        }
    }

    private static string Told(in OrderReport report) =>
        $"o{report.Order} at {report.VenueTimeNs}: {report.Quantity} for {report.Price} fee {Money.ToText(report.Fee)}";

    private static string Told(UserTrade fill)
    {
        // Both symbols print two places of a price and three of a quantity.
        var (price, quantity) = (fill.Price * 100, fill.Quantity * 1_000);
        return $"{fill.Order.ClientOrderId} at {fill.TimeNs}: {Decimals.Short(quantity)} for {Decimals.Short(price)} fee {Decimals.Short(fill.Commission)}";
    }
}
