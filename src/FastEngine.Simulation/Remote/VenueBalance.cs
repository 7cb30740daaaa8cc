namespace FastEngine.Simulation.Remote;

/// <summary>One instrument in the venue's books, by what it has told.</summary>
/// <param name="InstrumentId">Of the table.</param>
/// <param name="Long">Quantity of the long side, or of a net that is long.</param>
/// <param name="Short">Quantity of the short side, or of a net that is short.</param>
/// <param name="Cash">Received for sales and funding less paid for purchases less fees, quote currency at the scale of money; exact.</param>
/// <param name="Fees">Paid, within <paramref name="Cash"/>.</param>
/// <param name="Executions">Fills of orders.</param>
public readonly record struct VenueBalance(int InstrumentId, long Long, long Short, Int128 Cash, Int128 Fees, long Executions)
{
    /// <summary>Long less short.</summary>
    public long Net => Long - Short;
}
