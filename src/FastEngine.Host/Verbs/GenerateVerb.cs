using System.CommandLine;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine generate</c>: a seeded synthetic market as a recording of raw frames.</summary>
public static class GenerateVerb
{
    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "File to write, compressed when the name ends in .gz; - is standard output",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Equal seeds and options give equal bytes on every machine", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Symbols = new("--symbols")
    {
        Description = "A number (up to 8: real names, more: SYM0001USDT...) or names of the eight, as BTCUSDT,ETHUSDT",
        DefaultValueFactory = _ => "8",
    };

    private static readonly Option<string?> Duration = new("--duration") { Description = "Length of the tape, as 90s, 10m, 2h (10m unless --trades is given)" };
    private static readonly Option<long?> Trades = new("--trades") { Description = "End after so many trades" };
    private static readonly Option<double> Rate = new("--rate") { Description = "Mean trades a second over all symbols, before aggregation", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<string> Market = new("--market") { Description = "usdm, spot or coinm", DefaultValueFactory = _ => "usdm" };
    private static readonly Option<string> Model = new("--model") { Description = "pressure (regimes of minutes), latent (regimes of hours over a latent book, as the demo) or walk (a random walk, in which nothing can be foretold)", DefaultValueFactory = _ => "pressure" };
    private static readonly Option<string> Stream = new("--stream") { Description = "trade or aggTrade", DefaultValueFactory = _ => "trade" };
    private static readonly Option<string> Traffic = new("--traffic") { Description = "zipf (the n-th symbol has 1/n of the traffic of the first) or uniform", DefaultValueFactory = _ => "zipf" };
    private static readonly Option<bool> Books = new("--books") { Description = "Put book ticker and depth frames between the trades, about three and a third a trade" };
    private static readonly Option<string> Start = new("--start") { Description = "Start of the market, ISO 8601 in UTC", DefaultValueFactory = _ => "2024-08-08T00:00:00Z" };
    private static readonly Option<string?> Regimes = new("--regimes") { Description = "Schedule for all symbols, repeated, as range:5m,up:10m,spike:15s,down:5m,quiet:2m,chaotic:1m (default: from the seed)" };
    private static readonly Option<double> RegimeScale = new("--regime-scale") { Description = "Stretches the regimes drawn from the seed", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> Faults = new("--faults")
    {
        Description = "Chance of each fault a trade, as dup=0.001,late=0.01; also reorder, gap, spike, timespike, timejump, garbage, notmarket, zero, variant, escape",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Overwrite the file if it exists" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the summary as JSON" };

    /// <summary>The command with its options; its exit codes are those of every verb.</summary>
    public static Command Create()
    {
        var command = new Command("generate", "Write a seeded synthetic market as raw frames, like a recording of the exchange")
        {
            Out, Seed, Symbols, Duration, Trades, Rate, Market, Model, Stream, Traffic, Books, Start, Regimes, RegimeScale, Faults, Force, Json,
        };
        command.SetAction(result => Verb.Run(stop => Run(result, stop)));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        var error = result.InvocationConfiguration.Error;
        GenerateRun run;
        try
        {
            run = new GenerateRun(
                new GenerateRequest
                {
                    Out = result.GetValue(Out)!,
                    Seed = result.GetValue(Seed),
                    Symbols = result.GetValue(Symbols)!,
                    Duration = result.GetValue(Duration),
                    Trades = result.GetValue(Trades),
                    Rate = result.GetValue(Rate),
                    Market = result.GetValue(Market)!,
                    Model = result.GetValue(Model)!,
                    Stream = result.GetValue(Stream)!,
                    Traffic = result.GetValue(Traffic)!,
                    Books = result.GetValue(Books),
                    Start = result.GetValue(Start)!,
                    Regimes = result.GetValue(Regimes),
                    RegimeScale = result.GetValue(RegimeScale),
                    Faults = result.GetValue(Faults),
                    Force = result.GetValue(Force),
                    Json = result.GetValue(Json),
                });
        }
        catch (ArgumentException e)
        {
            error.WriteLine($"fastengine generate: {e.Message}");
            return 2;
        }

        return run.Execute(result.InvocationConfiguration.Output, error, cancellation);
    }
}
