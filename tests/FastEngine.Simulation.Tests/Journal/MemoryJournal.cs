using FastEngine.Core.Journal;
using FastEngine.Engine.Journal;

namespace FastEngine.Simulation.Tests.Journal;

/// <summary>A journal in memory, to look at and to change.</summary>
internal sealed class MemoryJournal : IJournal
{
    public List<(JournalKind Kind, byte Stream, bool IsSnapshot, byte[] Payload)> Records { get; } = [];

    /// <summary>Records that find room; those behind are refused.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>Records after which a segment is wanted.</summary>
    public int SegmentRecords { get; init; } = int.MaxValue;

    public long Appended => Records.Count;

    public long Written => Records.Count;

    public long Synced => Records.Count;

    public string? Fault => Records.Count >= Room ? "there is no room" : null;

    public int Snapshots { get; private set; }

    public bool WantsSegment => Records.Count > (Snapshots + 1) * (long)SegmentRecords;

    public int MaxPayload => JournalCodec.MaxPayload;

    public bool TryAppend(byte kind, byte stream, ReadOnlySpan<byte> payload)
    {
        if (Records.Count >= Room) return false;
        Records.Add(((JournalKind)kind, stream, false, payload.ToArray()));
        return true;
    }

    public bool TryBeginSegment(ReadOnlySpan<byte> snapshot)
    {
        Records.Add((JournalKind.None, 0, true, snapshot.ToArray()));
        Snapshots++;
        return true;
    }

    public void Commit()
    {
    }

    /// <summary>Plays the first records.</summary>
    public void PlayInto(JournalPlayer player, int count = int.MaxValue)
    {
        for (var i = 0; i < Math.Min(count, Records.Count); i++)
        {
            var (kind, stream, isSnapshot, payload) = Records[i];
            player.Play(new JournalRecord { Number = i + 1, Kind = (byte)kind, Stream = stream, IsSnapshot = isSnapshot, Payload = payload });
        }
    }
}
