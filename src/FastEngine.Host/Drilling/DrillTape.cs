using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling;

/// <summary>The market of a drill, as the events that an engine gets, and a script of entries that keep it trading.</summary>
internal sealed class DrillTape
{
    private const int TradesPerSecond = 60;
    private const long EntryEveryNs = 1_500 * EngineTime.NsPerMs;
    private const int RingSlots = 1 << 12;

    public required IReadOnlyList<string> Symbols { get; init; }

    public required InstrumentTable Instruments { get; init; }

    public required IReadOnlyList<Tick> Events { get; init; }

    /// <param name="seed">Of the market.</param>
    /// <param name="trades">How many.</param>
    /// <param name="config">Of the engine: its intake makes the clock events.</param>
    public static DrillTape Generate(int seed, int trades, ResolvedConfig config)
    {
        using var tape = new GeneratedTape(new SyntheticTapeOptions
        {
            Market = new SyntheticMarketOptions
            {
                Seed = (ulong)seed, MaxTrades = trades, TradesPerSecond = TradesPerSecond, Symbols = [.. SyntheticSymbols.Demo(Market.UsdMargined).Take(3)],
            },
        });
        var intake = EngineSettings.Intake(config);
        using var input = new MergedInput([tape.Reader], intake.HoldAheadNs);
        var ring = new SingleProducerRing<Tick>(RingSlots);
        var reader = new RingConsumer<Tick>(ring);
        var feed = new ReplayAgent(input, new TradeIntake(intake, tape.Instruments.Count, 1), [ring], new ReplayPace(double.PositiveInfinity));
        var events = new List<Tick>();
        var idle = default(BackoffIdle);
        while (!feed.IsCompleted)
        {
            if (feed.DoWork() == 0) idle.Idle();
            for (var left = reader.Available(int.MaxValue); left > 0; left--)
            {
                events.Add(reader[reader.Next] with { Stamp = 0 });
                reader.Release(reader.Next);
            }
        }

        string[] symbols = [.. tape.Instruments.All.ToArray().Select(InstrumentNames.WithMarket)];
        return new DrillTape { Symbols = symbols, Instruments = ServiceSymbols.Resolve(symbols, Verbs.RunOptions.KnownInstruments(null)), Events = events };
    }

    /// <summary>Writes entries of changing symbols and directions, one after the other over the whole tape.</summary>
    public void WriteScript(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("time_ns,symbol,side,price,entry_score,confluence\n");
        var number = 0;
        for (var timeNs = Events[0].ExchangeTimeNs + EntryEveryNs; timeNs < Events[^1].ExchangeTimeNs; timeNs += EntryEveryNs, number++)
        {
            var symbol = Instruments[number % Instruments.Count].Name;
            var side = number / Instruments.Count % 3 == 1 ? "short" : "long";
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{timeNs},{symbol},{side},1,1,4\n"));
        }
    }
}
