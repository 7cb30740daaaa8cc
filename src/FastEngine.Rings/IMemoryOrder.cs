namespace FastEngine.Rings;

/// <summary>How the shared counters of a ring are read and written; a type parameter, so that tests can build a ring that gets it wrong.</summary>
internal interface IMemoryOrder
{
    /// <summary>Reads what <see cref="Release(ref long, long)"/> wrote; everything written before that is visible after this.</summary>
    static abstract long Acquire(ref readonly long location);

    static abstract int Acquire(ref readonly int location);

    static abstract void Release(ref long location, long value);

    static abstract void Release(ref int location, int value);
}
