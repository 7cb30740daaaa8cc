using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Configuration;
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

    /// <summary>The trade stage's state as the configuration before left it; null when the configuration is the same.</summary>
    public byte[]? State { get; init; }

    /// <summary>Plays what the journal holds: through this pipeline when it is of the same configuration; else the trade stage through one of its own
    /// configuration, since what was decided and sent then is not decided again, and only the shards through this one.</summary>
    /// <param name="journal">Open for writing, so that its damaged end was put aside.</param>
    /// <param name="directory">Its files.</param>
    /// <param name="player">Makes the player of this engine's pipeline, by the record that its trade stage begins with.</param>
    /// <param name="configHash">Of this engine.</param>
    /// <param name="instruments">Of this engine.</param>
    /// <exception cref="RunException">It is damaged, of other instruments, or of another engine.</exception>
    public static (RecoveryReport Report, JournalPlayer Player) Play(
        RunJournal journal, string directory, Func<long, JournalPlayer> player, string configHash, InstrumentTable instruments)
    {
        var end = journal.Writer.Recovered;

        if (end.LastNumber == 0 || HasNotBegun(directory, end)) return (new RecoveryReport(), player(0));
        var (start, first, isSame) = LastStart(directory, configHash, instruments);
        byte[]? state = null;
        if (!isSame)
        {
            using var before = start.Description.Wire();
            var played = new JournalPlayer(before) { TradeFrom = start.Snapshot };
            PlayAll(directory, end, played);
            if (before.Desk is { } desk)
            {
                state = new byte[desk.Stage.SnapshotSize];
                state = state[..desk.Stage.WriteSnapshot(state)];
            }
        }

        var own = player(isSame ? first : long.MaxValue);
        var (records, bytes) = PlayAll(directory, end, own);
        return (new RecoveryReport
        {
            Records = records, Bytes = bytes, State = state, Parity = isSame ? own.Parity : null, Problems = [.. end.Problems.Select(problem => problem.ToString())],
        }, own);
    }

    // An engine that died between its first snapshot, which holds nothing, and the record that says what it is of. Where anything was put aside,
    // now or before, it is not that.
    private static bool HasNotBegun(string directory, JournalEnd end) =>
        end.LastNumber == 1 && end.Problems.Count == 0 && !Directory.EnumerateFiles(directory, "*.bad-*").Any();

    private static (long Records, long Bytes) PlayAll(string directory, JournalEnd end, JournalPlayer player)
    {
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        var last = 0L;
        try
        {
            while (last < end.LastNumber && reader.TryRead(out var record))
            {
                last = record.Number;
                player.Play(in record);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new RunException(ExitCode.Failed, $"{directory}: {exception.Message}");
        }

        if (last < end.LastNumber)
            throw new RunException(ExitCode.Failed, $"the journal is damaged before its end: {reader.Problem?.ToString() ?? directory}; records {last + 1} to {end.LastNumber} cannot be reached. "
                + "Nothing was changed. To start from the next snapshot, move this file and the older ones to another folder");
        return (reader.Records, reader.Bytes);
    }

    // First is the snapshot that the first start follows, where others came before it, of engines that had not begun; else 0.
    private static ((long Snapshot, RunDescription Description) Start, long First, bool IsSame) LastStart(string directory, string configHash, InstrumentTable instruments)
    {
        using var reader = new JournalReader(directory, new JournalReaderOptions { Expected = RunJournal.Schema });
        (long, RunDescription)? start = null;
        var (snapshot, first) = (0L, 0L);
        var isSame = true;
        while (reader.TryRead(out var record))
        {
            if (record.IsSnapshot) snapshot = record.Number;
            else if ((JournalKind)record.Kind == JournalKind.Start)
            {
                var description = RunDescription.Parse(record.Payload);
                CheckInstruments(directory, description.Instruments, instruments);

                // With more slots than then a snapshot is another one.
                isSame &= description.ConfigHash == configHash && description.Instruments.Count == instruments.Count;
                if (start is null && record.Number == snapshot + 1 && snapshot == reader.Records - 1 && snapshot > 1) first = snapshot;
                start = (snapshot, description);
            }
        }

        return (start ?? throw new RunException(ExitCode.Failed, $"{directory}: the journal does not say what engine it is of; to begin anew, move the folder away"), first, isSame);
    }

    /// <exception cref="RunException">The journal is of other symbols, markets or scales.</exception>
    internal static void CheckInstruments(string directory, InstrumentTable theirs, InstrumentTable ours)
    {
        // Slots get their symbols by the journal itself. What an instrument is called is no part of it: an engine of before called it otherwise.
        var (then, now) = (Fixed(theirs), Fixed(ours));
        if (!then.SequenceEqual(now))
            throw new RunException(ExitCode.Usage, $"{directory}: the journal is of {Listed(then)}, and the inputs are of {Listed(now)}: use the same symbols, or another --data folder");

        static (string Name, int PriceScale, int QuantityScale)[] Fixed(InstrumentTable instruments) =>
            [.. instruments.All.ToArray().Where(instrument => !instrument.IsSlot).Select(instrument => (InstrumentNames.WithMarket(instrument), instrument.PriceScale, instrument.QuantityScale))];

        static string Listed((string Name, int PriceScale, int QuantityScale)[] all) => string.Join(", ", all.Select(one => one.Name));
    }
}
