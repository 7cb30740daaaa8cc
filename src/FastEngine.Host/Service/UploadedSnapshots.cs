using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Journaling;
using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Service;

/// <summary>Finds the segments that the journal begins while the engine runs, and makes a file of the snapshot that each begins with.</summary>
internal sealed class UploadedSnapshots(string journal, string folder)
{
    private const long EveryNs = EngineTime.NsPerSecond;
    private const string File = "snapshot.bin";

    private long _looked = MonotonicClock.Stamp();
    private long _last;

    /// <summary>The next one: its name for good, and a file that holds it until the next call. Null when there is none.</summary>
    public (string Name, string Path)? Next()
    {
        if (MonotonicClock.ElapsedNs(_looked, MonotonicClock.Stamp()) < EveryNs) return null;
        _looked = MonotonicClock.Stamp();
        try
        {
            if (new JournalDirectory(journal).List() is not [.., var newest] || newest.FirstNumber == _last) return null;
            using var reader = new JournalReader(journal, new JournalReaderOptions { Expected = RunJournal.Schema, From = newest.FirstNumber });

            // What is not written yet is looked at again the next time.
            if (!reader.TryRead(out var record) || !record.IsSnapshot || record.Number != newest.FirstNumber) return null;
            _last = newest.FirstNumber;
            if (record.Payload.Length == 0) return null;
            var path = Path.Combine(folder, File);
            System.IO.File.WriteAllBytes(path, record.Payload);
            return (string.Create(CultureInfo.InvariantCulture, $"{newest.CreatedNs}-{newest.FirstNumber}.bin"), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or JournalException)
        {
            // A segment that expires meanwhile, or a full disk: snapshots are copies, the journal has the state.
            return null;
        }
    }
}
