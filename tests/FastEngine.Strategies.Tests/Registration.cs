using System.Runtime.CompilerServices;
using FastEngine.Host.Configuration;

namespace FastEngine.Strategies.Tests;

/// <summary>What the first lines of an executable's Main would be.</summary>
internal static class Registration
{
#pragma warning disable CA2255 // A test project has no Main of its own to do it in.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => StrategyRegistry.Add(BreakoutStrategy.Module);
}
