using System.Security.Cryptography;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Storage.Results;

namespace FastEngine.Host.Backtesting;

/// <summary>What a backtest was, in its database: the run, its knobs, its inputs.</summary>
internal static class RunRows
{
    private static readonly string[] Tables = ["run", "config", "inputs"];

    public static void Write(ResultsDatabase database, BacktestPlan plan) => database.Replace(Tables, writer =>
    {
        var config = plan.Run.Config;
        writer.Add("run", [plan], (chunk, row, run) =>
        {
            chunk.Text(0, row, RunSummary.EngineVersion);
            chunk.Text(1, row, ConfigHash.Of(config, run.Run.KnownOf(run.Inputs.Instruments)));
            chunk.Text(2, row, BacktestPlan.NameOf(run.By));
            chunk.OrNull(3, row, run.Span.FromNs == long.MinValue ? 0 : run.Span.FromNs);
            chunk.OrNull(4, row, run.Span.ToNs == long.MaxValue ? 0 : run.Span.ToNs);
            chunk.Of<long>(5)[row] = run.Span.WarmUpNs;
            chunk.Of<long>(6)[row] = run.BarNs;
        });
        writer.Add("config", [.. config.Catalogue.Knobs.Where(knob => knob.Hashed)], (chunk, row, knob) =>
        {
            chunk.Text(0, row, knob.Key);
            chunk.Text(1, row, config.TextOf(knob));
        });
        writer.Add("inputs", [.. Inputs(plan)], (chunk, row, input) =>
        {
            chunk.Of<int>(0)[row] = input.Number;
            chunk.Text(1, row, input.Role);
            chunk.Text(2, row, input.File);
            chunk.Text(3, row, input.Sha256);
            chunk.Of<long>(4)[row] = input.Bytes;
        });
    });

    private static IEnumerable<(int Number, string Role, string File, string Sha256, long Bytes)> Inputs(BacktestPlan plan)
    {
        var number = 0;
        foreach (var input in plan.Inputs.Inputs) yield return (number++, "tape", input.Scan.Path, input.Scan.Sha256, input.Scan.FileBytes);
        foreach (var (role, path) in plan.Run.MoreInputs)
            yield return (number++, role, path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), new FileInfo(path).Length);
    }
}
