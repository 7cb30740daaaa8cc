using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Running;

/// <summary>Recordings into one <c>.fet</c> file, in merged order and before the intake: a replay of it sees the same trades.</summary>
internal static class Conversion
{
    /// <exception cref="RunException">The target exists, or cannot be written.</exception>
    public static int Run(RunRequest request, InputSet inputs, string target, bool replaces, CancellationToken stop)
    {
        if (File.Exists(target) && !replaces) throw new RunException(ExitCode.Usage, $"{target}: exists; say --force to replace it");
        var readers = inputs.Open();
        using var merged = new MergedInput(readers, EngineSettings.Intake(request.Config).HoldAheadNs);
        long records;
        try
        {
            using var writer = new FetWriter(target, inputs.Instruments);
            Copy(merged, writer, readers, stop);
            records = writer.Records;
        }
        catch (RecordingException exception)
        {
            throw new RunException(ExitCode.Failed, exception.Message);
        }

        foreach (var reader in readers)
        {
            if (reader.Report.TruncationMessage is { } truncation) Console.Error.WriteLine($"{reader.DisplayName}: truncated: {truncation}");
            if (stop.IsCancellationRequested) continue;
            Malformed.ThrowIfTooMany(request, reader.DisplayName, reader.Report.Malformed, reader.Report.Lines, Malformed.Describe(reader.Report));
        }

        Console.WriteLine($"{target}: {records:N0} trades of {inputs.Instruments.Count:N0} instruments{(stop.IsCancellationRequested ? ", interrupted" : "")}");
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
