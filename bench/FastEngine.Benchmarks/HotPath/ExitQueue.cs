namespace FastEngine.Benchmarks.HotPath;

/// <summary>Positions whose exit was asked for since the last tick.</summary>
public sealed class ExitQueue
{
    private readonly long[] _ids = new long[64];

    public int Count { get; private set; }

    public long this[int index] => _ids[index];

    public void Add(long positionId) => _ids[Count++] = positionId;

    public void Clear() => Count = 0;
}
