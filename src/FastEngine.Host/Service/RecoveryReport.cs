using FastEngine.Core;
using FastEngine.Engine.Journal;
using FastEngine.Host.Journaling;
using FastEngine.Host.Running;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Service;

/// <summary>What an engine found in its journal when it started.</summary>
internal sealed record RecoveryReport
{
    /// <summary>Good records that were played; 0 for an engine that begins with nothing.</summary>
    public long Records { get; init; }

    public long Bytes { get; init; }

    /// <summary>What was wrong behind the last good record, and was put aside.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How the outputs made again compare with the recorded ones; null when the configuration is another one.</summary>
    public JournalParity? Parity { get; init; }

    /// <summary>Plays what the journal holds.</summary>
    /// <exception cref="RunException">It is of other instruments, or of another engine.</exception>
    public static RecoveryReport Play(RunJournal journal, string directory, JournalPlayer player, string configHash, InstrumentTable instruments)
    {
        var end = journal.Writer.Recovered;
        if (end.LastNumber == 0) return new RecoveryReport();
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        var isSameConfig = true;
        try
        {
            while (reader.TryRead(out var record))
            {
                if (!record.IsSnapshot && (JournalKind)record.Kind == JournalKind.Start)
                {
                    var description = RunDescription.Parse(record.Payload);
                    CheckInstruments(directory, description.Instruments, instruments);
                    isSameConfig &= description.ConfigHash == configHash;
                }

                player.Play(in record);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new RunException(ExitCode.Failed, $"{directory}: {exception.Message}");
        }

        return new RecoveryReport
        {
            Records = reader.Records, Bytes = reader.Bytes, Parity = isSameConfig ? player.Parity : null,
            Problems = [.. end.Problems.Select(problem => problem.ToString())],
        };
    }

    private static void CheckInstruments(string directory, InstrumentTable theirs, InstrumentTable ours)
    {
        var then = theirs.All.ToArray().Select(instrument => (instrument.Name, instrument.PriceScale, instrument.QuantityScale));
        var now = ours.All.ToArray().Select(instrument => (instrument.Name, instrument.PriceScale, instrument.QuantityScale));
        if (!then.SequenceEqual(now))
            throw new RunException(ExitCode.Usage, $"{directory}: the journal is of {string.Join(", ", then.Select(one => one.Name))}, and the inputs are of "
                + $"{string.Join(", ", now.Select(one => one.Name))}: use the same symbols, or another --data folder");
    }
}
