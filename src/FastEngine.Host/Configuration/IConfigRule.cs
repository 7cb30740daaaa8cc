namespace FastEngine.Host.Configuration;

/// <summary>Something that must hold between knobs that are each right by themselves.</summary>
public interface IConfigRule
{
    /// <summary>The knobs that it looks at, the likeliest culprit first.</summary>
    IReadOnlyList<Knob> Knobs { get; }

    /// <summary>What is wrong, or null.</summary>
    string? Check(ResolvedConfig config);
}
