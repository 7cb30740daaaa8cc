using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>Of which instruments entries are forbidden; at first of none.</summary>
internal sealed class EntryPermissions(int instruments)
{
    private readonly PinnedArray<bool> _isForbidden = new(instruments);

    public int Instruments => _isForbidden.Length;

    public int SnapshotSize => _isForbidden.Length;

    /// <summary>Instruments whose entries are allowed.</summary>
    public int Allowed
    {
        get
        {
            var count = 0;
            foreach (var isForbidden in _isForbidden.AsSpan())
                if (!isForbidden) count++;
            return count;
        }
    }

    public bool IsAllowed(int instrumentId) => !_isForbidden[instrumentId];

    public void Set(int instrumentId, bool isAllowed) => _isForbidden[instrumentId] = !isAllowed;

    public void SetAll(bool isAllowed) => _isForbidden.AsSpan().Fill(!isAllowed);

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var isForbidden in _isForbidden.AsSpan()) writer.Put(isForbidden);
    }

    public void Read(ref SnapshotReader reader)
    {
        SetAll(isAllowed: true);
        foreach (var id in reader.Instruments)
        {
            var isForbidden = reader.Bool();
            if (id >= 0) _isForbidden[id] = isForbidden;
        }
    }
}
