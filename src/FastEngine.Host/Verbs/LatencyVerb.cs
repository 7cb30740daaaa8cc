using System.CommandLine;
using FastEngine.Host.Control;
using FastEngine.Host.Latency;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine latency</c>: the stages of orders and events, and what made the slow ones slow.</summary>
public static class LatencyVerb
{
    public static Command Create()
    {
        var data = new DataOption();
        var slowest = new Option<int>("--slowest") { Description = "Slow records to show.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Print JSON; times in nanoseconds." };
        slowest.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100_000) result.AddError("--slowest must be 0 to 100,000");
        });
        var command = new Command("latency", "How long each stage took from received to sent, and the likely culprit of each slow record.") { slowest, json };
        data.AddTo(command);
        command.SetAction(arguments => DataOption.Run(arguments, _ =>
        {
            var directory = data.Require(arguments);
            var files = LedgerFiles.List(directory);
            if (files.Length == 0)
                throw new ControlException(ControlFault.Failed, $"no latency ledger is in {directory}: run the engine on it with latency.enabled=true (the default)");
            var summary = Read(files, arguments.GetValue(slowest));
            if (summary.Ticks.Total.Count + summary.Orders.Total.Count == 0)
                throw new ControlException(ControlFault.Failed, $"the latency ledger in {directory} has no record yet: one event in {summary.Sample} and every order gives one");
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(json)) output.WriteLine(LedgerJson.Of(summary).ToJsonString(Verb.Indented));
            else LedgerText.Write(output, summary);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static LedgerSummary Read(string[] files, int slowest)
    {
        try
        {
            return LedgerSummary.Of(files, slowest);
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Text.Json.JsonException or EndOfStreamException)
        {
            throw new ControlException(ControlFault.Failed, $"the latency ledger cannot be read: {exception.Message}");
        }
    }
}
