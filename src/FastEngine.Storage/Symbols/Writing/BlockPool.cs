using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>Blocks of rows that wait to be written, used again by all symbols of a store. Belongs to the store's thread.</summary>
internal sealed class BlockPool
{
    private readonly Stack<Array>[] _free = [.. Enumerable.Range(0, RowSlots.Most).Select(_ => new Stack<Array>())];

    public T[] Rent<T>()
        where T : struct, IRow<T> => _free[RowSlot<T>.Index].TryPop(out var block) ? (T[])block : new T[T.BlockRows];

    public void Return<T>(T[] block)
        where T : struct, IRow<T>
    {
        // Texts of the rows would live as long as the block.
        if (System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(block);
        _free[RowSlot<T>.Index].Push(block);
    }
}
