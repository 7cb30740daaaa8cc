namespace FastEngine.Host.Scenarios.Tape;

/// <summary>A price as written: a number, or a share of another price (<c>-0.5%</c>).</summary>
internal readonly record struct PriceText(decimal Value, bool IsShare)
{
    public decimal From(decimal reference) => IsShare ? reference * (1 + Value) : Value;
}
