namespace FastEngine.Host.Serving;

/// <summary>Something that happened, in words, by when and to whom.</summary>
/// <param name="InstrumentId">-1 for what concerns the account.</param>
internal readonly record struct LiveEvent(long Number, long TimeNs, int InstrumentId, string Kind, string Tone, string Text, bool IsDtms);
