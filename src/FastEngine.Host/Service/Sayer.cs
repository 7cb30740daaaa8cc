using FastEngine.Core.Logging;

namespace FastEngine.Host.Service;

/// <summary>Takes what a slow thread says, for the log and for people. Never a secret.</summary>
/// <param name="level">How grave it is.</param>
/// <param name="source">Part of the engine.</param>
/// <param name="text">For people.</param>
/// <param name="about">Equal for what is the same thing again, such as a rung or an order; null where the text tells that.</param>
internal delegate void Sayer(LogLevel level, string source, string text, string? about = null);
