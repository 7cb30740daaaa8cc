using FastEngine.Core;

namespace FastEngine.Venues.Binance.Account;

/// <summary>A position as the venue has it.</summary>
/// <param name="InstrumentId">Ours.</param>
/// <param name="Quantity">Signed: negative is short; at the instrument's quantity scale.</param>
/// <param name="Direction">Its side in hedge mode; null where the venue nets.</param>
/// <param name="EntryPrice">Average, rounded to the instrument's price scale; 0 for spot, which has none.</param>
public readonly record struct HeldPosition(int InstrumentId, long Quantity, Direction? Direction, long EntryPrice);
