using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>Whether the venue takes the reduce-only flag of an instrument's legs: it does until it says no.</summary>
internal sealed class ReduceOnlyFlags(int instruments)
{
    private readonly PinnedArray<byte> _refused = new(instruments);

    public int SnapshotSize => _refused.Length;

    public bool AreAccepted(int instrumentId) => _refused[instrumentId] == 0;

    public void Refuse(int instrumentId) => _refused[instrumentId] = 1;

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var refused in _refused.AsSpan()) writer.Put(refused);
    }

    public void Read(ref SnapshotReader reader)
    {
        _refused.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var refused = reader.Byte();
            if (id >= 0) _refused[id] = refused;
        }
    }
}
