using FastEngine.Core;

namespace FastEngine.Trading.Recovery;

/// <summary>A position as a venue has it.</summary>
/// <param name="InstrumentId">Ours.</param>
/// <param name="Quantity">Signed: negative is short; at the instrument's quantity scale.</param>
/// <param name="Direction">Its side in hedge mode; null to go by the sign, or where the venue nets.</param>
public readonly record struct VenuePosition(int InstrumentId, long Quantity, Direction? Direction = null);
