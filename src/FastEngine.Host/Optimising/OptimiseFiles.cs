using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Html;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Optimising;

/// <summary>The files of a search.</summary>
internal static class OptimiseFiles
{
    public static void Write(OutputFolder folder, OptimiseRequest request, InputSet inputs, OptimiseSession session, OptimiseResult result, JsonObject summary)
    {
        TrialsFile.Write(folder, result, session.Command);
        ChosenFile.Write(folder, result);
        TrialsDatabase.Write(folder, inputs);
        using (var file = folder.File("report.html"))
        {
            file.Write(stream => SearchReport.Write(PageOf(request, inputs, session, result, summary), stream));
        }

        // Last: with it the folder is complete.
        folder.WriteSummary(summary);
    }

    private static SearchPage PageOf(OptimiseRequest request, InputSet inputs, OptimiseSession session, OptimiseResult result, JsonObject summary) => new()
    {
        Title = "FastEngine optimize",
        Result = result,
        Facts = [.. Facts(request, inputs, session, result)],
        Assumptions = new TradingSetup(request.Run, inputs.Instruments, EngineSettings.StrategiesWithoutFiles(request.Run.Config)).AssumptionsOf(inputs.Instruments).All,
        CommandOf = session.Command.Of,
        Json = summary.ToJsonString(),
    };

    private static IEnumerable<NamedFact> Facts(OptimiseRequest request, InputSet inputs, OptimiseSession session, OptimiseResult result)
    {
        var options = result.Options;
        foreach (var input in inputs.Inputs) yield return new NamedFact("input", $"{input.Scan.Path}, {input.Scan.FileBytes:N0} bytes, sha256 {input.Scan.Sha256}");
        foreach (var dimension in result.Space.Dimensions)
            yield return new NamedFact("searched", $"{dimension.Key}: {dimension.TextAt(0)} to {dimension.TextAt(dimension.Count - 1)}, {dimension.Count:N0} values");
        yield return new NamedFact("search", $"{OptimiseSummary.Snake(options.Search)}, at most {options.Trials:N0} trials a window, seed {options.Seed}, a trial counts with {options.LeastTrades} closed trades");
        yield return new NamedFact("validation", $"{OptimiseSummary.Snake(options.Validation)}, embargo {Duration.Format(options.WalkForward.EmbargoNs)}, warm-up {Duration.Format(session.Plan.WarmUpNs)}, returns of {Duration.Format(options.PeriodNs)}");
        yield return new NamedFact("engine", RunSummary.EngineVersion);
        yield return new NamedFact("config_hash", $"{ConfigHash.Of(request.Run.Config, request.Run.KnownOf(inputs.Instruments))}, below the trials' settings");
    }
}
