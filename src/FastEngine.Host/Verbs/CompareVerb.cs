using System.CommandLine;
using FastEngine.Host.Backtesting.Comparing;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine compare A B</c>: two folders of <c>backtest</c> side by side.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var a = new Argument<string>("A") { Description = "A folder of backtest --out." };
        var b = new Argument<string>("B") { Description = "Another one." };
        var output = new Option<string?>("--out") { Description = "Write the comparison into this HTML file.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("compare", "Two backtests side by side: settings, inputs, figures, trades, equity.") { a, b, output, json };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            using var file = OutputFile.Create(arguments.GetValue(output));
            var data = Comparison.Of(StoredBacktest.Open(arguments.GetValue(a)!), StoredBacktest.Open(arguments.GetValue(b)!));
            file?.Write(stream => ComparisonReport.Write(data, stream));
            if (arguments.GetValue(json)) Console.WriteLine(ComparisonSummary.Of(data).ToJsonString(Verb.Indented));
            else if (file is not { IsStandardOutput: true }) ComparisonText.Write(Console.Out, data);
            return ExitCode.Ok;
        }));
        return command;
    }
}
