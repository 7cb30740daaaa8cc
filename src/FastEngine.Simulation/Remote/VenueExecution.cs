using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote;

/// <summary>One fill of the venue's ledger.</summary>
/// <param name="Sequence">Venue sequence of its report.</param>
/// <param name="Id">Of the order.</param>
/// <param name="Order">The order's number.</param>
/// <param name="InstrumentId">Of the order.</param>
/// <param name="Side">Of the order.</param>
/// <param name="TradeId">Trade of the tape that filled it.</param>
/// <param name="Price">At the instrument's scale.</param>
/// <param name="Quantity">At the instrument's scale.</param>
/// <param name="Fee">At the scale of money.</param>
/// <param name="VenueTimeNs">When it filled.</param>
public readonly record struct VenueExecution(
    long Sequence, ClientOrderId Id, long Order, int InstrumentId, Side Side, long TradeId, long Price, long Quantity, Int128 Fee, long VenueTimeNs);
