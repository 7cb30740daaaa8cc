using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>What is wrong with a written value; key, allowed values and, unless a part of the value is to blame, place are added by who knows them.</summary>
/// <param name="Text">In words.</param>
/// <param name="Origin">Of the part that is wrong, e.g. one item of a list over several lines; null for the whole value.</param>
/// <param name="Nearest">The known name nearest to an unknown one.</param>
public sealed record KnobProblem(string Text, Origin? Origin = null, string? Nearest = null)
{
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator KnobProblem?(string? text) => text is null ? null : new KnobProblem(text);
}
