using FastEngine.Core.Execution;

namespace FastEngine.Host.Scenarios;

/// <summary>A command at its time, ns since the epoch: behind every frame up to it.</summary>
internal readonly record struct TimedCommand(long AtNs, Command Command);
