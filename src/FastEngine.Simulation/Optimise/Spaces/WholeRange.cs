using System.Collections;

namespace FastEngine.Simulation.Optimise.Spaces;

/// <summary>The indexes 0 to a count, without a list: a lattice may have more values than memory.</summary>
internal sealed class WholeRange(long count) : IReadOnlyList<long>
{
    public int Count => (int)Math.Min(count, int.MaxValue);

    public long this[int index] => index;

    public IEnumerator<long> GetEnumerator()
    {
        for (long i = 0; i < count; i++) yield return i;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
