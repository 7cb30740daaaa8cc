namespace FastEngine.Host.Configuration;

/// <summary>Parts that the configuration composes by name; a new one is one line where the registry is made.</summary>
/// <typeparam name="TPart">What a name stands for.</typeparam>
/// <typeparam name="TContext">What it is made from.</typeparam>
public sealed class Registry<TPart, TContext>
{
    private readonly Dictionary<string, Func<TContext, TPart>> _parts;

    public Registry(params (string Name, Func<TContext, TPart> Create)[] parts)
    {
        Names = [.. parts.Select(part => part.Name)];
        _parts = parts.ToDictionary(part => part.Name, part => part.Create, StringComparer.Ordinal);
    }

    /// <summary>In the order of registration.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="KeyNotFoundException">No part has the name.</exception>
    public TPart Create(string name, TContext context) => _parts[name](context);
}
