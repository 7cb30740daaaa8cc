using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Outputs;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Running;

/// <summary>Recordings into one <c>.fet</c> file, in merged order and before the intake: a replay of it sees the same trades.</summary>
internal static class Conversion
{
    /// <exception cref="RunException">The target exists and is not to be replaced.</exception>
    public static void CheckTarget(string target, bool replaces)
    {
        if (File.Exists(target) && !replaces) throw new RunException(ExitCode.Usage, $"{target}: exists; say --force to replace it");
    }

    /// <exception cref="RunException">The target cannot be written.</exception>
    public static int Run(RunRequest request, InputSet inputs, string target, CancellationToken stop)
    {
        var readers = inputs.Open();
        using var merged = new MergedInput(readers, EngineSettings.Intake(request.Config).HoldAheadNs);
        using var file = OutputFile.Create(target)!;
        long records = 0;
        file.Write(stream =>
        {
            using var writer = new FetWriter(stream, inputs.Instruments, quotes: request.Quotes);
            Copy(merged, writer, readers, stop);
            records = writer.Records;
            if (stop.IsCancellationRequested) return;
            foreach (var reader in readers)
                Malformed.ThrowIfTooMany(request, reader.DisplayName, reader.Report.Malformed, reader.Report.Lines, Malformed.Describe(reader.Report));
        });

        foreach (var reader in readers)
        {
            if (reader.Report.TruncationMessage is { } truncation) Console.Error.WriteLine($"{reader.DisplayName}: truncated: {truncation}");
        }

        Console.WriteLine($"{target}: {records:N0} {(request.Quotes ? "trades and quotes" : "trades")} of {inputs.Instruments.Count:N0} instruments{(stop.IsCancellationRequested ? ", interrupted" : "")}");
        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Ok;
    }

    private static void Copy(MergedInput merged, FetWriter writer, TickReader[] readers, CancellationToken stop)
    {
        var progress = Verb.Progress("converting");
        var wait = new SpinWait();
        for (long count = 0; !stop.IsCancellationRequested; count++)
        {
            var state = merged.Look();
            if (state == MergeState.Completed) break;
            if ((count & 0xFFFF) == 0) progress.Report(readers.Sum(r => r.StoredBytesRead), readers.Sum(r => r.StoredBytesTotal));
            if (state == MergeState.Waiting)
            {
                wait.SpinOnce();
                continue;
            }

            Tick tick = merged.Head;
            writer.Write(in tick);
            merged.Take();
        }

        progress.End();
    }
}
