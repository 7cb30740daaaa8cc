namespace FastEngine.Engine.Journal;

/// <summary>How many outputs of a kind were compared, and how many were equal.</summary>
public sealed class ParityCount
{
    public long Compared { get; private set; }

    public long Equal { get; private set; }

    internal void Add(bool isEqual)
    {
        Compared++;
        if (isEqual) Equal++;
    }
}
