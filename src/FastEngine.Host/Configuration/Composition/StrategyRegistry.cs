using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The strategies that can be enabled, by their names.</summary>
/// <remarks>Another one is added before the configuration is first looked at, for its knobs are part of it: from then on the registry is closed.</remarks>
public static class StrategyRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<StrategyModule> Added = [FourLevel.Module, BidAskBounceStrategy.Module, MarketQualityStrategy.Module, ScriptedFile.Module];
    private static bool _isClosed;

    /// <summary>In the order of registration, the scripted one last.</summary>
    public static IReadOnlyList<StrategyModule> Modules
    {
        get
        {
            lock (Gate)
            {
                _isClosed = true;
                return Added;
            }
        }
    }

    public static IReadOnlyList<string> Names { get; } = new NameList();

    /// <summary>Adds a strategy.</summary>
    /// <exception cref="ArgumentException">Its name is taken, or none.</exception>
    /// <exception cref="InvalidOperationException">The configuration was looked at already.</exception>
    public static void Add(StrategyModule module)
    {
        lock (Gate)
        {
            if (_isClosed) throw new InvalidOperationException($"strategy {module.Name}: register strategies first in Main, before anything reads the configuration");
            if (module.Name.Length == 0 || module.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
                throw new ArgumentException($"'{module.Name}' is no name of a strategy: lower-case letters, digits and underscores", nameof(module));
            if (Added.Any(other => other.Name == module.Name)) throw new ArgumentException($"there is a strategy {module.Name} already", nameof(module));
            Added.Insert(Added.Count - 1, module);
        }
    }

    /// <summary>What makes an instance of the strategy; not to be used when there are violations.</summary>
    public static Func<Strategy> Create(string name, StrategyContext context)
    {
        var knobs = Knobs.Strategies.Of(name);
        if (knobs.Module == FourLevel.Module) return FourLevel.Read(context);
        if (knobs.Module == ScriptedFile.Module) return ScriptedFile.Read(context);
        try
        {
            return knobs.Module.Read(new StrategyInputs(knobs.Values(context.Config), context.Instruments, inner => Names.Contains(inner) ? Create(inner, context) : null));
        }
        catch (ArgumentException exception)
        {
            context.Violations.Add(new Violation(context.Config.OriginOf(Knobs.Strategies.Enabled), $"strategies.{name}", exception.Message));
            return () => throw new InvalidOperationException(exception.Message);
        }
    }

    // Not read before it is asked for: knobs that name strategies are declared together.
    private sealed class NameList : IReadOnlyList<string>
    {
        public int Count => Modules.Count;

        public string this[int index] => Modules[index].Name;

        public IEnumerator<string> GetEnumerator() => Modules.Select(module => module.Name).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
