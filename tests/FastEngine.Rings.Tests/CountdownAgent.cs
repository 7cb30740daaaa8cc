namespace FastEngine.Rings.Tests;

/// <summary>An agent with a given amount of work, one a round.</summary>
internal sealed class CountdownAgent(string name, long work, List<string>? log = null) : IAgent
{
    public List<string> Log { get; } = log ?? [];

    public long Left { get; private set; } = work;

    public long? FailAt { get; init; }

    public bool FailOnClose { get; init; }

    /// <summary>What every round allocates, in bytes beside the array's own 24.</summary>
    public int? Garbage { get; init; }

    public string Name => name;

    public void OnStart() => Log.Add("start " + name);

    public int DoWork()
    {
        if (Left == FailAt) throw new InvalidOperationException($"{Left} left");
        if (Left == 0) return 0;
        if (Garbage is { } bytes) GC.KeepAlive(new byte[bytes]);
        Left--;
        return 1;
    }

    public void OnClose()
    {
        Log.Add("close " + name);
        if (FailOnClose) throw new InvalidOperationException(name);
    }
}
