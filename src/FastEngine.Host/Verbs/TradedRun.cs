using System.Text.Json.Nodes;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Parts;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary>What replay and demo share: a run that trades, its outputs, its summary and its report.</summary>
internal sealed class TradedRun : IDisposable
{
    private readonly RunRequest _request;
    private readonly OutputFolder? _folder;
    private readonly IReadOnlyList<ResolvedInput> _inputs;

    /// <param name="request">It trades.</param>
    /// <param name="run">Not executed yet; owned from now on.</param>
    /// <param name="inputs">None for a generated tape.</param>
    /// <param name="folder">Where the files go, if anywhere.</param>
    public TradedRun(RunRequest request, RecordingRun run, IReadOnlyList<ResolvedInput> inputs, OutputFolder? folder)
    {
        _request = request;
        _folder = folder;
        _inputs = inputs;
        Run = run;
        Outputs = new RunOutputs(run.Setup!, run.Instruments, folder);
    }

    public RecordingRun Run { get; }

    public RunOutputs Outputs { get; }

    /// <summary>What the parts of scores, factors and signals were, when that was asked for.</summary>
    public LiveParts? Parts { get; init; }

    public TradingResult? Result { get; private set; }

    /// <summary>Runs to the end, or until stopped.</summary>
    public void Execute(Action? onWait, CancellationToken stop) => Run.Execute(Outputs, onWait, stop, Outputs);

    /// <summary>Completes the files, prints the summary, writes the report.</summary>
    public JsonObject Complete(bool asJson)
    {
        Outputs.Complete();
        Result = new TradingResult(Run, Outputs);
        var summary = Verb.Report(Run, _inputs, _request, asJson, isOutputTaken: false, Result);
        if (Parts is not null) summary["parts"] = Parts.ToJson();
        if (!asJson) Parts?.Print(Console.Out);
        if (_folder is null) return summary;
        _folder.WriteSummary(summary);
        ConfigFile.Write(_folder, _request.Config, Run.Setup!.ConfigHash);
        RunReport.Write(_folder, _request, Run, _inputs, Result);
        if (!asJson) Console.WriteLine($"report: {_folder.PathOf("report.html")}");
        return summary;
    }

    public void Dispose()
    {
        Outputs.Dispose();
        Run.Dispose();
    }
}
