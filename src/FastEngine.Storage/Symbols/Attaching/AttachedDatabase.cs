namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>A database that is attached, and how many use it.</summary>
internal sealed class AttachedDatabase
{
    public AttachedDatabase(string name, string path)
    {
        Name = name;
        Path = path;
        Place = new LinkedListNode<AttachedDatabase>(this);
    }

    /// <summary>Its name in SQL, to be quoted.</summary>
    public string Name { get; }

    public string Path { get; }

    public LinkedListNode<AttachedDatabase> Place { get; }

    /// <summary>Who holds it now; guarded by the pool.</summary>
    public int Leases { get; set; }

    /// <summary>Version of its schema once somebody looked, else 0.</summary>
    public int SchemaVersion { get; set; }
}
