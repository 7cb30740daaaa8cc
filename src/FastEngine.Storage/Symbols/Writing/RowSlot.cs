using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Symbols.Writing;

/// <summary>The number of a type of rows.</summary>
internal static class RowSlot<T>
    where T : struct, IRow<T>
{
    public static readonly int Index = RowSlots.Next();
}
