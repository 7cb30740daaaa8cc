using System.Buffers;

namespace FastEngine.Host.Control;

/// <summary>Room for a copy of what a stage has, lent for one answer: at a thousand answers a second arrays of their own would keep the collector busy, which stops the hot threads too.</summary>
internal readonly struct Rental<T>(int capacity) : IDisposable
{
    private readonly T[] _rows = ArrayPool<T>.Shared.Rent(capacity);

    public Span<T> Room => _rows.AsSpan(0, capacity);

    public void Dispose() => ArrayPool<T>.Shared.Return(_rows);
}
