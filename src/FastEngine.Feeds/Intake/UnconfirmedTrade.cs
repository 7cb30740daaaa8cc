namespace FastEngine.Feeds.Intake;

/// <summary>A held trade that was not confirmed: which input and line it came from.</summary>
public readonly record struct UnconfirmedTrade(int Input, long Line, int InstrumentId);
