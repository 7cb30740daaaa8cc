namespace FastEngine.Host.Serving;

/// <summary>The last so many of something, the oldest of which make room. Not for several threads.</summary>
internal sealed class Recent<T>(int capacity)
{
    private readonly T[] _items = new T[capacity];
    private long _added;

    /// <summary>All that were ever added.</summary>
    public long Added => _added;

    public void Add(in T item) => _items[_added++ % capacity] = item;

    /// <summary>Those that are kept, newest first.</summary>
    public IEnumerable<T> Newest()
    {
        for (var at = _added - 1; at >= Math.Max(0, _added - capacity); at--) yield return _items[at % capacity];
    }
}
