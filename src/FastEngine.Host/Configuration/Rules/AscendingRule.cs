namespace FastEngine.Host.Configuration;

/// <summary>Of two knobs that bound something together, the lower is not above the upper one.</summary>
/// <param name="lower">Likelier to be wrong.</param>
/// <param name="upper">What it is compared with.</param>
/// <param name="strictly">They may not be equal either.</param>
public sealed class AscendingRule<T>(Knob<T> lower, Knob<T> upper, bool strictly = false) : IConfigRule
    where T : struct, IComparable<T>
{
    public IReadOnlyList<Knob> Knobs { get; } = [lower, upper];

    public string? Check(ResolvedConfig config)
    {
        var order = config.Get(lower).CompareTo(config.Get(upper));
        if (order < 0 || (order == 0 && !strictly)) return null;
        return $"{lower.Key} ({config.TextOf(lower)}) is {(strictly ? "not less than" : "more than")} {upper.Key} ({config.TextOf(upper)})";
    }
}
