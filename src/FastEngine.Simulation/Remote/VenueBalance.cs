namespace FastEngine.Simulation.Remote;

/// <summary>One instrument in the venue's books, by the fills that it has reported.</summary>
/// <param name="InstrumentId">Of the table.</param>
/// <param name="Net">Net quantity; positive is long.</param>
/// <param name="Cash">Received for sales less paid for purchases less fees, quote currency at the scale of money; exact.</param>
/// <param name="Fees">Paid, within <paramref name="Cash"/>.</param>
/// <param name="Executions">Fills.</param>
public readonly record struct VenueBalance(int InstrumentId, long Net, Int128 Cash, Int128 Fees, long Executions);
