namespace FastEngine.Exchange;

/// <summary>A position of USD-M as it is, not as queries may be made to show it.</summary>
/// <param name="Side"><c>BOTH</c>, <c>LONG</c> or <c>SHORT</c>.</param>
/// <param name="Amount">Of a short negative.</param>
/// <param name="Covered">Quantity of it that open stops close.</param>
public sealed record PositionView(string Symbol, string Side, decimal Amount, decimal Covered)
{
    /// <summary>Whether stops of its whole size wait at the exchange.</summary>
    public bool IsProtected => Covered >= Math.Abs(Amount);
}
