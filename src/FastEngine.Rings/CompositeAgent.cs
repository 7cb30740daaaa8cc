namespace FastEngine.Rings;

/// <summary>Several agents on one thread, in wiring order: the fused topology.</summary>
public sealed class CompositeAgent : IAgent
{
    private readonly IAgent[] _agents;

    /// <param name="agents">Upstream first, so that one round carries an event all the way and closing drains it.</param>
    public CompositeAgent(string name, params IAgent[] agents)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(agents);
        if (agents.Length == 0) throw new ArgumentException($"composite agent {name} has no agents", nameof(agents));
        Name = name;
        _agents = [.. agents];
    }

    public string Name { get; }

    public ReadOnlySpan<IAgent> Agents => _agents;

    public void OnStart()
    {
        foreach (var agent in _agents) agent.OnStart();
    }

    public int DoWork()
    {
        var done = 0;
        foreach (var agent in _agents) done += agent.DoWork();
        return done;
    }

    /// <summary>Closes every agent, also when one of them throws.</summary>
    public void OnClose()
    {
        List<Exception>? failures = null;
        foreach (var agent in _agents)
        {
            try
            {
                agent.OnClose();
            }
            catch (Exception exception)
            {
                (failures ??= []).Add(exception);
            }
        }

        if (failures is not null) throw new AggregateException($"closing agents of {Name}", failures);
    }
}
