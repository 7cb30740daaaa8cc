using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>Everything there is to know about one setting, except its value.</summary>
public abstract class Knob
{
    /// <summary>Dotted path in the YAML, lower case: <c>windows.large_trade.window</c>.</summary>
    public required string Key { get; init; }

    /// <summary>One line; the comment in the shipped file.</summary>
    public required string Meaning { get; init; }

    /// <summary>Unit of the number, empty when the type carries it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The default, as a person writes it.</summary>
    public required string DefaultText { get; init; }

    /// <summary>It changes results, so it is part of <c>config_hash</c>.</summary>
    public required bool Hashed { get; init; }

    /// <summary>It came when hashes had been recorded: at its default it is left out of <c>config_hash</c>, so that those stay true.</summary>
    public bool Added { get; init; }

    /// <summary>It can be changed in a running engine.</summary>
    public bool Live { get; init; }

    /// <summary>What kind of value it takes, in words.</summary>
    public abstract string Type { get; }

    /// <summary>The allowed values in words: <c>1 to 64</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>Interprets what was written.</summary>
    /// <param name="problem">What is wrong with it, without place, key and range.</param>
    internal abstract bool TryResolve(Written written, [NotNullWhen(true)] out object? value, [NotNullWhen(false)] out KnobProblem? problem);

    /// <summary>A value as a person would write it; never a secret.</summary>
    internal abstract string Format(object value);

    /// <summary>A value as it is hashed: one text for one meaning, however it was written.</summary>
    internal abstract string Canonical(object value);

    public override string ToString() => Key;
}
