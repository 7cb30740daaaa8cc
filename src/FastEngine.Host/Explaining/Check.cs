namespace FastEngine.Host.Explaining;

/// <summary>One condition of a decision: what was measured beside what it was compared with.</summary>
/// <param name="Level">1 to 4; 5 for the score.</param>
/// <param name="What">Named as a person would.</param>
/// <param name="Measured">Null when it was not measured.</param>
/// <param name="Relation">How it must stand to the threshold: &gt;, &gt;=, &lt;.</param>
/// <param name="Threshold">Null when it is not known.</param>
/// <param name="Passes">Null when it cannot be said.</param>
/// <param name="Note">More to know, or empty.</param>
internal sealed record Check(int Level, string What, double? Measured, string Relation, double? Threshold, bool? Passes, string Note = "")
{
    /// <summary>The evaluation ended here.</summary>
    public bool IsStop { get; init; }
}
