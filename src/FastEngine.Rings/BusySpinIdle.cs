using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Looks again at once: the lowest latency, and a whole core spent on it.</summary>
public readonly struct BusySpinIdle : IIdleStrategy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Idle()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reset()
    {
    }
}
