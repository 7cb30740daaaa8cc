namespace FastEngine.Exchange;

/// <summary>A position of USD-M, or a balance of spot, as it is, not as queries may be made to show it.</summary>
/// <param name="Side"><c>BOTH</c>, <c>LONG</c>, <c>SHORT</c> or <c>SPOT</c>.</param>
/// <param name="Amount">Of a short negative.</param>
/// <param name="Covered">Quantity of it that open stops close.</param>
/// <param name="Dust">What is too little to be sold; 0 of a position.</param>
public sealed record PositionView(string Symbol, string Side, decimal Amount, decimal Covered, decimal Dust = 0)
{
    /// <summary>Whether there is more than dust.</summary>
    public bool IsOpen => Math.Abs(Amount) > Dust;

    /// <summary>Whether stops of its whole size wait at the exchange.</summary>
    public bool IsProtected => Covered + Dust >= Math.Abs(Amount);
}
