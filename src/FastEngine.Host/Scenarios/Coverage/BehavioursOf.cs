using FastEngine.Core.Execution;

namespace FastEngine.Host.Scenarios.Coverage;

/// <summary>What an event shows the engine doing.</summary>
internal static class BehavioursOf
{
    public static IEnumerable<Behaviour> Event(in LedgerEvent e) => [];
}
