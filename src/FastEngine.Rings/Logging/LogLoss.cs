using FastEngine.Core.Logging;

namespace FastEngine.Rings.Logging;

/// <summary>Events of one kind that one publisher could not let through, since its start.</summary>
/// <param name="Dropped">The ring was full.</param>
/// <param name="Suppressed">Too many of the kind in one second.</param>
public readonly record struct LogLoss(string Source, LogEventKind Kind, long Dropped, long Suppressed);
