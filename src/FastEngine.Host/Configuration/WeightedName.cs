namespace FastEngine.Host.Configuration;

/// <summary>A part that is composed by name, with its weight; written <c>name weight</c>.</summary>
public readonly record struct WeightedName(string Name, decimal Weight)
{
    public override string ToString() => $"{Name} {ExactDecimal.Format(Weight)}";
}
