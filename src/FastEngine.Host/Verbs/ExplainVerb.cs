using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Explaining;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine explain DIR</c>: why there was, or was not, a trade, from the output folder of a run.</summary>
public static class ExplainVerb
{
    private const int DefaultMisses = 10;
    private const int MostMisses = 100_000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "Output folder of a run: replay --out DIR." };
        var position = new Option<string?>("--position") { Description = "Tell this position's story: decision, order, fills, exit, result.", HelpName = "ID" };
        var symbol = new Option<string?>("--symbol") { Description = "Tell of this symbol: funnel, regime, where its evaluations stopped, nearest misses.", HelpName = "S" };
        var at = new Option<string?>("--at") { Description = "With --symbol: the last decision of each direction at this time, UTC or digits since 1970.", HelpName = "TIME" };
        var misses = new Option<int?>("--near-misses")
        {
            Description = $"The decisions that came nearest to passing, and what their shadow trades made (default {DefaultMisses}).",
            HelpName = "N",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var refused = new Option<bool>("--refused") { Description = "The signals that the chain refused, with their numbers." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("explain", "Why there was, or was not, a trade: from the output folder of a run.") { directory, position, symbol, at, misses, refused, json };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            var folder = RunFolder.Open(arguments.GetRequiredValue(directory));
            var output = arguments.InvocationConfiguration.Output;
            var asJson = arguments.GetValue(json);
            var explanation = new Explanation(folder, output);
            var name = arguments.GetValue(symbol) is { } given ? folder.Symbol(given) : null;
            var wantsMisses = arguments.GetResult(misses) is not null;
            var positionId = PositionId(arguments.GetValue(position));
            Check(positionId, name, arguments.GetValue(at), wantsMisses, arguments.GetValue(refused));
            var told = positionId is { } id ? explanation.Position(id, asJson)
                : arguments.GetValue(at) is { } time ? explanation.At(name!, UtcText.Parse(time), asJson)
                : wantsMisses ? explanation.NearMisses(name, Count(arguments.GetValue(misses)), asJson)
                : arguments.GetValue(refused) ? explanation.Refused(name, asJson)
                : name is not null ? explanation.Symbol(name, asJson)
                : explanation.Overview(asJson);
            if (asJson) output.WriteLine(told.ToJsonString(Indented));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static void Check(long? position, string? symbol, string? at, bool wantsMisses, bool wantsRefused)
    {
        if (at is not null && symbol is null) throw new RunException(ExitCode.Usage, "--at needs --symbol");
        var asked = (position is null ? 0 : 1) + (at is null ? 0 : 1) + (wantsMisses ? 1 : 0) + (wantsRefused ? 1 : 0);
        if (asked > 1 || (position is not null && symbol is not null))
            throw new RunException(ExitCode.Usage, "ask for one thing: --position, --symbol [--at], --near-misses or --refused (the last two also of one --symbol)");
    }

    private static long? PositionId(string? text)
    {
        if (text is null) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw new RunException(ExitCode.Usage, $"--position {Shown.Quoted(text)} is not a position's number, such as the position_id of trades.csv");
    }

    private static int Count(int? count) => count switch
    {
        null => DefaultMisses,
        >= 1 and <= MostMisses => count.Value,
        _ => throw new RunException(ExitCode.Usage, $"--near-misses {count} is not 1 to {MostMisses}"),
    };
}
