using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>Where a position goes, what is done for it and why. A hedge is opened from the state that stays: it is hedged when something has filled.</summary>
/// <param name="Measured">What was compared, and with what: a score, a share, or ns in the state.</param>
public readonly record struct DtmsStep(DtmsState To, DtmsAction Action, DtmsCause Cause, double Measured, double Limit);
