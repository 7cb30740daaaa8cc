using System.CommandLine;
using FastEngine.Core;
using FastEngine.Host.Optimising;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine optimize FILE... --space SPACE.yaml</c>: searches parameters, and says how far to trust what it found.</summary>
internal static class OptimizeVerb
{
    public static Command Create()
    {
        var run = new RunOptions();
        var search = new OptimizeOptions();
        var command = new Command("optimize", "Search parameters by backtests: chosen in one window, tried in the next; with the statistics that tell luck from an edge.");
        run.AddTo(command);
        search.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var request = search.Request(arguments, run);
            var inputs = InputSet.Scan(request.Run, Verb.Progress("scanning"), stop);
            foreach (var damage in DamagedInput.Of(inputs)) Console.Error.WriteLine(damage);
            using var session = new OptimiseSession(request, inputs);
            if (session.Kept > 0) Console.Error.WriteLine($"{session.Kept} trials are there already");
            Console.Error.WriteLine($"{session.Plan.Extent(request.Space)}, about {session.TapeNs / EngineTime.NsPerHour:N0} h of tape");
            var progress = new ProgressLine("searching", Console.Error, !Console.IsErrorRedirected, ProgressUnit.HoursOfTape);
            var result = session.Run(progress.Report, stop);
            progress.End();
            var summary = OptimiseSummary.Of(request, inputs, session, result);
            if (request.Folder is { } folder) OptimiseFiles.Write(folder, request, inputs, session, result, summary);
            if (arguments.GetValue(run.Json))
            {
                Console.WriteLine(summary.ToJsonString(Verb.Indented));
                return ExitCode.Ok;
            }

            OptimiseText.Write(Console.Out, result, session.Command);
            if (request.Folder is not null) Console.WriteLine($"report: {request.Folder.PathOf("report.html")}");
            return ExitCode.Ok;
        }));
        return command;
    }
}
