using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

public class SyntheticTapeTests
{
    // A changed hash is a changed market: every recorded result that was made of a seed changes with it.
    [Theory]
    [InlineData(Market.UsdMargined, TradeStream.Trade, false, "86310a20145255ae493b01b6b77fb987e1a2b03536eaf6d28fe21d2208627827")]
    [InlineData(Market.UsdMargined, TradeStream.Aggregate, false, "53eb563cff2340374692cef61e47dfd2d904bc79979259edd1e28d90021d880b")]
    [InlineData(Market.UsdMargined, TradeStream.Trade, true, "de02fb4250140229a5741bd9535ea20d1ac0f2ee8a7199b33b586b777f2c4aea")]
    [InlineData(Market.Spot, TradeStream.Trade, false, "525f9197ef6eef9eab10dd86ad6ebe26249b7bce84d690432c0ece25f201e9b7")]
    [InlineData(Market.Spot, TradeStream.Aggregate, false, "ebc76411a7fa142f63a47faebcd15fbcfae7a6f63be70a85aaa750a2cb5b1d06")]
    [InlineData(Market.Spot, TradeStream.Trade, true, "dfcd47955062f5286ca001474213a9ecab53499752baafba2c4648be2d680f60")]
    [InlineData(Market.CoinMargined, TradeStream.Trade, true, "5dc47e7909aea0bb90cd875e7ac7c4343340c1b58696e003bbc89c8a9ce921c6")]
    public void A_seed_gives_the_same_bytes_on_every_machine(Market market, TradeStream stream, bool books, string expected)
    {
        var options = new SyntheticTapeOptions
        {
            Market = new SyntheticMarketOptions { Seed = 42, Symbols = SyntheticSymbols.Demo(market), Stream = stream, TradesPerSecond = 100, MaxTrades = 20_000 },
            Books = books,
        };
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(Tapes.Bytes(options))));
    }

    [Fact]
    public void A_seed_gives_the_same_bytes_of_the_latent_book_on_every_machine()
    {
        var market = new SyntheticMarketOptions { Seed = 42, Model = MarketModel.LatentBook, TradesPerSecond = 5, RegimeTimeScale = 0.01, MaxTrades = 20_000 };
        Assert.Equal("a3c54f96bb40539ddef6643f2ea9277983c9e9660805df8d83b77ecb2f80f4d1", Convert.ToHexStringLower(SHA256.HashData(Tapes.Bytes(new SyntheticTapeOptions { Market = market }))));
    }

    [Fact]
    public void Books_go_between_the_trades_and_leave_them_as_they_are()
    {
        var market = new SyntheticMarketOptions { MaxTrades = 5_000 };
        var plain = Tapes.Lines(new SyntheticTape(new SyntheticTapeOptions { Market = market }));
        var tape = new SyntheticTape(new SyntheticTapeOptions { Market = market, Books = true });
        var lines = Tapes.Lines(tape);
        Assert.Equal(lines.Length, tape.Lines);
        Assert.Equal(plain.Select(Frame), lines.Where(l => l.Contains("@trade")).Select(Frame));
        Assert.InRange(lines.Count(l => l.Contains("@bookTicker")) / 5_000.0, 2.7, 3.3);
        Assert.InRange(lines.Count(l => l.Contains("@depth")) / 5_000.0, 0.27, 0.33);
        long last = 0;
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(Frame(line));
            var received = long.Parse(line[..line.IndexOf(' ')]);
            Assert.True(received >= last);
            last = received;
        }
    }

    [Fact]
    public void Counters_tell_what_was_written()
    {
        var tape = new SyntheticTape(new SyntheticTapeOptions { Market = new SyntheticMarketOptions { MaxTrades = 1_000 } });
        var bytes = Tapes.Bytes(tape);
        Assert.Equal((1_000, 1_000, bytes.Length), (tape.Lines, tape.Trades, tape.Bytes));
        Assert.Equal(0, tape.Faults.Total);
    }

    [Fact]
    public void A_cancelled_tape_ends_with_a_whole_line_and_can_go_on()
    {
        var options = new SyntheticTapeOptions { Market = new SyntheticMarketOptions { MaxTrades = 20_000 } };
        using var cancellation = new CancellationTokenSource();
        using var stream = new MemoryStream();
        var tape = new SyntheticTape(options);
        Assert.False(tape.WriteTo(stream, cancellation.Cancel, cancellation.Token));
        Assert.InRange(tape.Trades, 1, 19_999);
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);
        Assert.Equal(tape.Bytes, stream.Length);
        Assert.True(tape.WriteTo(stream));
        Assert.Equal(Tapes.Bytes(options), stream.ToArray());
    }

    [Fact]
    public async Task A_pipe_gets_the_same_bytes_as_a_stream()
    {
        var options = new SyntheticTapeOptions { Market = new SyntheticMarketOptions { MaxTrades = 10_000 }, Books = true };
        var pipe = new Pipe();
        var writing = Task.Run(async () =>
        {
            Assert.True(await new SyntheticTape(options).WriteToAsync(pipe.Writer));
            await pipe.Writer.CompleteAsync();
        });
        using var copy = new MemoryStream();
        await pipe.Reader.CopyToAsync(copy);
        await writing;
        Assert.Equal(Tapes.Bytes(options), copy.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_allocated_per_line(bool books)
    {
        var tape = new SyntheticTape(new SyntheticTapeOptions { Market = new SyntheticMarketOptions(), Books = books });
        var buffer = new byte[SyntheticTape.MaxStepBytes];
        for (var i = 0; i < 5_000; i++) tape.WriteNext(buffer, out _);
        Assert.Equal(0, Tapes.Allocated(() => tape.WriteNext(buffer, out _)));
    }

    [Fact]
    public void Ticks_are_the_trades_at_the_scales_of_the_table()
    {
        var symbols = SyntheticSymbols.Demo(Market.UsdMargined);
        var finer = new InstrumentTable([.. SyntheticTicks.TableOf(symbols).All.ToArray().Select(i => i with { PriceScale = 8, QuantityScale = 8 })]);
        var ticks = new SyntheticTicks(symbols, finer);
        foreach (var trade in Tapes.Trades(new SyntheticMarketOptions { Symbols = symbols, MaxTrades = 2_000 }))
        {
            var tick = default(Tick);
            ticks.Fill(in trade, ref tick);
            var symbol = symbols[trade.SymbolIndex];
            Assert.Equal(symbol.Name, finer[tick.InstrumentId].Symbol);
            Assert.Equal(FixedPoint.ToText(trade.Price, symbol.PriceDecimals), FixedPoint.ToText(tick.Price, 8));
            Assert.Equal(FixedPoint.ToText(trade.Quantity, symbol.QuantityDecimals), FixedPoint.ToText(tick.Quantity, 8));
            Assert.Equal((trade.TradeTimeMs * EngineTime.NsPerMs, trade.ReceiveTimeNs, trade.TradeId), (tick.ExchangeTimeNs, tick.ReceiveTimeNs, tick.TradeId));
            Assert.Equal((EventKind.Trade, trade.Aggressor, TradeStream.Trade), (tick.Kind, tick.Aggressor, tick.Stream));
        }
    }

    [Fact]
    public void A_table_that_cannot_hold_the_market_is_refused()
    {
        var symbols = SyntheticSymbols.Demo(Market.UsdMargined);
        var coarse = new InstrumentTable([.. SyntheticTicks.TableOf(symbols).All.ToArray().Select(i => i with { PriceScale = 0 })]);
        Assert.Throws<ArgumentException>(() => new SyntheticTicks(symbols, coarse));
        Assert.Throws<ArgumentException>(() => new SyntheticTicks(symbols, SyntheticTicks.TableOf([.. symbols.Skip(1)])));
    }

    private static string Frame(string line) => line[(line.IndexOf(' ') + 1)..];
}
