namespace FastEngine.Core.Journal;

/// <summary>An append-only record of inbound events and outputs. Belongs to one thread, which never waits for a disk here: another one writes.</summary>
/// <remarks>Records are numbered from 1 without a gap, over segments and restarts.</remarks>
public interface IJournal
{
    /// <summary>Takes a copy of a record.</summary>
    /// <param name="kind">The writer's own numbering; the journal does not look at it.</param>
    /// <param name="stream">Shard of the record, or another stream of the writer's.</param>
    /// <param name="payload">At most <see cref="MaxPayload"/> bytes.</param>
    /// <returns>False when there is no room now: the disk is behind by the whole buffer, or cannot be written. Nothing was taken.</returns>
    bool TryAppend(byte kind, byte stream, ReadOnlySpan<byte> payload);

    /// <summary>Asks for everything appended so far to be written soon.</summary>
    void Commit();

    /// <summary>Asks for everything appended so far to become safe to act on soon; <see cref="Settled"/> tells when.</summary>
    void Settle() => Commit();

    /// <summary>Number of the last record that may be acted on, such as an order's placement that may be sent: <see cref="Written"/>, or
    /// <see cref="Synced"/> where the fsync policy says so.</summary>
    long Settled => Written;

    /// <summary>Number of the last record taken.</summary>
    long Appended { get; }

    /// <summary>Number of the last record that a killed process would leave behind: it is in the page cache.</summary>
    long Written { get; }

    /// <summary>Number of the last record that a power loss would leave behind.</summary>
    long Synced { get; }

    /// <summary>Why nothing can be written now, null while all is well; clears when writing succeeds again.</summary>
    string? Fault { get; }

    /// <summary>Whether the segment has reached its size or age, so that <see cref="TryBeginSegment"/> is wanted.</summary>
    bool WantsSegment { get; }

    /// <summary>Starts the next segment, whose first record is a snapshot of the state after everything appended before.</summary>
    /// <returns>False when there is no room now, as for a record.</returns>
    bool TryBeginSegment(ReadOnlySpan<byte> snapshot);

    int MaxPayload { get; }
}
