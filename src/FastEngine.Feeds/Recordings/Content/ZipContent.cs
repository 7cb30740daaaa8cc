using System.IO.Compression;

namespace FastEngine.Feeds;

/// <summary>The recordings of a zip archive, one after the other in the archive's order.</summary>
internal sealed class ZipContent : ContentSource
{
    private readonly ZipArchive _archive;
    private readonly ZipArchiveEntry[] _entries;
    private Stream? _data;
    private int _next;
    private uint _crc;
    private long _size;
    private bool _needsLineEnd;

    private ZipContent(InputFile file, ZipArchive archive)
        : base(file)
    {
        _archive = archive;
        _entries = Choose(file.Path, archive);
        EntryNames = Array.ConvertAll(_entries, entry => entry.FullName);
    }

    public override RecordingContainer Container => RecordingContainer.Zip;

    public override IReadOnlyList<string> EntryNames { get; }

    /// <summary>A cut archive has lost its directory, which is at the end; its entries are then found by their own headers.</summary>
    public static ContentSource OpenWholeOrCut(InputFile file)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(new InputFileStream(file), ZipArchiveMode.Read);
            _ = archive.Entries.Count;
        }
        catch (InvalidDataException)
        {
            return new CutZipContent(file);
        }

        return new ZipContent(file, archive);
    }

    public override int Read(Span<byte> destination)
    {
        if (destination.IsEmpty) return 0;
        while (Fault is null)
        {
            if (_data is null)
            {
                if (_next == _entries.Length) return 0;
                if (!TryBeginEntry()) return 0;
                if (!_needsLineEnd) continue;
                // The next entry's first line must not continue this one's last.
                _needsLineEnd = false;
                destination[0] = (byte)'\n';
                return 1;
            }

            int count;
            try
            {
                count = _data.Read(destination);
            }
            catch (InvalidDataException)
            {
                Fault = $"the entry {_entries[_next].FullName} is damaged; all before the damage was read";
                return 0;
            }

            if (count > 0)
            {
                _crc = Crc32.Append(_crc, destination[..count]);
                _size += count;
                _needsLineEnd = destination[count - 1] != '\n';
                return count;
            }

            EndEntry();
        }

        return 0;
    }

    protected override void Close()
    {
        _data?.Dispose();
        _archive.Dispose();
    }

    private static ZipArchiveEntry[] Choose(string path, ZipArchive archive)
    {
        var files = archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToArray();
        var chosen = files.Where(entry => ZipEntryNames.IsRecording(entry.FullName)).ToArray();
        // A single file is meant, whatever its name.
        if (chosen.Length == 0 && files.Length == 1) chosen = files;
        if (chosen.Length == 0)
        {
            throw new RecordingException(RecordingFault.Data,
                $"{path}: the zip archive holds no recording: {files.Length} files, none named {ZipEntryNames.Expected}");
        }

        var encrypted = Array.Find(chosen, entry => entry.IsEncrypted);
        if (encrypted is not null)
            throw new RecordingException(RecordingFault.Data, $"{path}: the entry {encrypted.FullName} is encrypted; unpack it first");
        return chosen;
    }

    private bool TryBeginEntry()
    {
        try
        {
            _data = _entries[_next].Open();
            (_crc, _size) = (0, 0);
            return true;
        }
        catch (InvalidDataException e)
        {
            Fault = $"the entry {_entries[_next].FullName} cannot be unpacked: {e.Message}";
            return false;
        }
    }

    private void EndEntry()
    {
        var entry = _entries[_next++];
        _data!.Dispose();
        _data = null;
        if (_size != entry.Length) Fault = $"the entry {entry.FullName} ends after {_size:N0} of {entry.Length:N0} bytes";
        else if (_crc != entry.Crc32) Fault = $"the checksum of the entry {entry.FullName} is wrong: its data is damaged";
    }
}
