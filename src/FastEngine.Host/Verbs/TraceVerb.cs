using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Explaining;
using FastEngine.Host.Stored;
using FastEngine.Host.Tracing;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine trace ID...</c>: client order ids back to the tick, the thresholds and the stage times.</summary>
public static class TraceVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Client order ids, as orders.jsonl has them.", Arity = ArgumentArity.OneOrMore };
        var directory = new Option<string>("--out") { Description = "Output folder of the run (default: the current folder).", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("trace", "A client order id back to its tick, the thresholds and the stage times.") { ids, directory, json };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            var asked = arguments.GetRequiredValue(ids).Select(Traces.Parse).ToArray();
            var folder = RunFolder.Open(arguments.GetValue(directory)!);
            var lookup = Traces.Find(folder, asked);
            var output = arguments.InvocationConfiguration.Output;
            var decisions = new DecisionText(new DecisionChecks(folder.Config));
            var text = new TraceText(output, folder, decisions);
            var found = asked.Where(id => lookup[id].IsFound).Select(id => new Trace(folder, id, lookup[id]));
            if (arguments.GetValue(json)) output.WriteLine(new JsonArray([.. found.Select(trace => (JsonNode)trace.Json(decisions))]).ToJsonString(Indented));
            else text.Write(found);
            var missing = asked.Where(id => !lookup[id].IsFound).ToArray();
            foreach (var id in missing) arguments.InvocationConfiguration.Error.WriteLine($"fastengine: {Traces.WhyNot(folder, lookup, id)}");
            return missing.Length == 0 ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }
}
