
namespace FastEngine.Storage.Symbols.Writing;

/// <summary>Numbers the types of rows, so that an array finds what belongs to one.</summary>
internal static class RowSlots
{
    public const int Most = 32;

    private static int _count = -1;

    public static int Next()
    {
        var slot = Interlocked.Increment(ref _count);
        return slot < Most ? slot : throw new InvalidOperationException($"more than {Most} types of rows");
    }
}
