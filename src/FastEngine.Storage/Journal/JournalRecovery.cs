namespace FastEngine.Storage.Journal;

/// <summary>Makes a journal writable again after its last good record; what is damaged is put aside, never deleted.</summary>
/// <remarks>
/// It looks for the newest segment whose header and snapshot are whole and reads that one to its end. Damage further back does not
/// touch the state, so it is left where it is: readers and <see cref="JournalDirectory.Verify"/> report it.
/// </remarks>
public static class JournalRecovery
{
    private const int Chunk = 1 << 20;

    /// <exception cref="JournalException">Another writer has the directory, or it was written in another format version.</exception>
    public static JournalEnd Truncate(string directory, IJournalFileSystem? fileSystem = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        using var held = new JournalLock(directory);
        return TruncateLocked(directory, fileSystem ?? DiskFileSystem.Instance);
    }

    internal static JournalEnd TruncateLocked(string directory, IJournalFileSystem fileSystem)
    {
        try
        {
            fileSystem.Delete(Path.Combine(directory, JournalNames.Next));
            var segments = JournalNames.Segments(directory);
            var damaged = new Stack<JournalProblem>();
            for (var i = segments.Length - 1; i >= 0; i--)
            {
                var path = JournalNames.Segment(directory, segments[i]);
                using var scanner = new SegmentScanner(fileSystem.OpenRead(path), path);
                if (scanner.Next(out var snapshot) == ScanStatus.Record && snapshot.IsSnapshot) return Keep(directory, fileSystem, scanner, damaged);
                if (scanner.Problem is { Reason: JournalProblemReason.Version } other) throw new JournalException($"{other}. Nothing was changed.");
                damaged.Push(scanner.Problem
                    ?? new JournalProblem(path, 0, segments[i], JournalProblemReason.Header, "the segment does not begin with a snapshot"));
            }

            // Numbers go on from the name: the file says at least which record was to be its first.
            return PutAside(directory, fileSystem, new JournalEnd { LastNumber = segments.Length == 0 ? 0 : segments[0] - 1 }, damaged, 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(
                $"the journal in '{directory}' cannot be made writable: {exception.Message} Make room or make it writable, and start again.", exception);
        }
    }

    private static JournalEnd Keep(string directory, IJournalFileSystem fileSystem, SegmentScanner scanner, Stack<JournalProblem> damaged)
    {
        ScanStatus status;
        do
        {
            status = scanner.Next(out _);
        }
        while (status == ScanStatus.Record);
        var end = new JournalEnd { LastNumber = scanner.NextNumber - 1, SnapshotNumber = scanner.Header!.Value.FirstNumber, LastCrc = scanner.Crc };
        if (status != ScanStatus.End) damaged.Push(scanner.Problem!);
        return PutAside(directory, fileSystem, end, damaged, scanner.Offset);
    }

    /// <param name="damaged">The first may be in the segment that is kept, behind <paramref name="good"/> bytes; the others are whole files.</param>
    private static JournalEnd PutAside(string directory, IJournalFileSystem fileSystem, JournalEnd end, Stack<JournalProblem> damaged, long good)
    {
        var kept = end.SnapshotNumber == 0 ? null : JournalNames.Segment(directory, end.SnapshotNumber);
        var problems = damaged.ToArray();
        var sides = new List<string>();
        var bytes = 0L;
        // Newest first, so that a kill in between leaves what the next recovery finds in order.
        for (var i = problems.Length - 1; i >= 0; i--)
        {
            var path = problems[i].File;
            var side = JournalNames.Side(path);
            if (path == kept)
            {
                bytes += CopyTail(fileSystem, path, good, side);
                fileSystem.SyncDirectory(directory);
            }
            else
            {
                bytes += new FileInfo(path).Length;
                fileSystem.Move(path, side);
            }

            sides.Add(side);
        }

        if (kept is not null)
        {
            // What counts as recovered is on the medium from here on; a tail that was copied is cut off.
            using var file = fileSystem.OpenWrite(kept);
            if (file.Length > good) file.SetLength(good);
            file.Sync();
        }

        fileSystem.SyncDirectory(directory);
        return end with { Problems = problems, SideFiles = sides, BytesPutAside = bytes };
    }

    private static long CopyTail(IJournalFileSystem fileSystem, string path, long from, string side)
    {
        using var source = fileSystem.OpenRead(path);
        using var target = fileSystem.Create(side);
        var bytes = new byte[Chunk];
        var copied = 0L;
        while (source.Read(bytes, from + copied) is var read and > 0)
        {
            target.Write(bytes.AsSpan(0, read), copied);
            copied += read;
        }

        target.Sync();
        return copied;
    }
}
