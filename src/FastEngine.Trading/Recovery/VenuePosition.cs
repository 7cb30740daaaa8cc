namespace FastEngine.Trading.Recovery;

/// <summary>A position as a venue that nets them has it.</summary>
/// <param name="InstrumentId">Ours.</param>
/// <param name="Quantity">Signed: negative is short; at the instrument's quantity scale.</param>
public readonly record struct VenuePosition(int InstrumentId, long Quantity);
