namespace FastEngine.Storage.Outbox;

/// <summary>What a folder's newest log says, and where to go on.</summary>
/// <param name="Path">The log to continue at <paramref name="GoodLength"/>; null when a new one is to be begun.</param>
internal sealed record OutboxOpening(OutboxState State, string? Path, long Generation, long GoodLength, OutboxRecovery Recovery)
{
    public static OutboxOpening Read(OutboxFolder folder)
    {
        var logs = folder.Logs();
        if (logs.Count == 0) return new OutboxOpening(new OutboxState(), null, 0, 0, new OutboxRecovery(0, 0, 0, null));
        var (generation, path) = logs[0];
        // A kill after a rewrite leaves the log that was rewritten.
        foreach (var older in logs.Skip(1)) File.Delete(older.Path);

        var reading = LogReading.Of(path);
        var state = reading.State;
        string? damage = null;
        if (reading.Damage is not null)
        {
            File.Copy(path, folder.DamagedPath, overwrite: true);
            damage = $"{path}: {reading.Damage}. What follows was dropped and is read from the journal again; a copy is in {folder.DamagedPath}. Check the disk.";
            // Not all carried states are there: the journal is offered from its start.
            if (!state.IsComplete) state.JournalPosition = 0;
        }

        var recovery = new OutboxRecovery(reading.Records, state.Pending.Count, reading.DroppedBytes, damage);
        if (reading.GoodLength > 0) return new OutboxOpening(state, path, generation, reading.GoodLength, recovery);
        File.Delete(path);
        return new OutboxOpening(state, null, generation, 0, recovery);
    }
}
