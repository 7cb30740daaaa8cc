using System.Text;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Running;

/// <summary>What is said about malformed lines, and when they end a run.</summary>
internal static class Malformed
{
    /// <exception cref="RunException">More than <c>feeds.max_malformed_pct</c> of the lines.</exception>
    public static void ThrowIfTooMany(RunRequest request, string path, long malformed, long lines, string description)
    {
        var limit = request.Config.Get(Knobs.Feeds.MaxMalformedPct);
        if (malformed * 100m <= limit * lines) return;
        throw new RunException(ExitCode.Failed,
            $"{path}: {malformed} of {lines} lines are malformed, more than {limit} % (feeds.max_malformed_pct)\n{description}");
    }

    /// <summary>The first malformed lines, one a line.</summary>
    public static string Describe(ReadingReport report)
    {
        var text = new StringBuilder();
        foreach (var line in report.FirstMalformed) text.Append($"  line {line.Line}: {line.Reason}\n");
        if (report.Malformed > ReadingReport.MaxMalformedKept) text.Append($"  and {report.Malformed - ReadingReport.MaxMalformedKept} more\n");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Trades of one input that were held and never confirmed, one a line.</summary>
    public static string Describe(TradeIntake intake, int input)
    {
        var text = new StringBuilder();
        foreach (var trade in intake.Unconfirmed)
        {
            if (trade.Input == input) text.Append($"  line {trade.Line}: time or price too far from the others, and the next trade did not confirm it\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}
