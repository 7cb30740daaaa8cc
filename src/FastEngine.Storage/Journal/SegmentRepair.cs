namespace FastEngine.Storage.Journal;

/// <summary>After a failed sync the system may take what it dropped for clean: what was written since is read back, checked and written again.</summary>
internal static class SegmentRepair
{
    private const int Chunk = 1 << 20;

    /// <param name="synced">Bytes that were on the medium before.</param>
    /// <param name="length">Bytes written.</param>
    /// <exception cref="JournalException">It does not read back as it was written.</exception>
    public static void Rewrite(IJournalFile file, string path, long synced, long length)
    {
        using (var scanner = new SegmentScanner(file, path, ownsFile: false))
        {
            ScanStatus status;
            do
            {
                status = scanner.Next(out _);
            }
            while (status == ScanStatus.Record);
            if (scanner.Offset != length)
            {
                throw new JournalException(
                    $"the journal segment '{path}' lost what was written behind byte {scanner.Offset} of {length} when a sync failed; "
                    + "stop the engine, check the disk, and start it again: recovery keeps what is whole");
            }
        }

        var bytes = new byte[Chunk];
        for (var offset = synced; offset < length;)
        {
            var read = file.Read(bytes.AsSpan(0, (int)Math.Min(Chunk, length - offset)), offset);
            if (read == 0) throw new IOException($"'{path}' ends at byte {offset}, before {length}");
            file.Write(bytes.AsSpan(0, read), offset);
            offset += read;
        }
    }
}
