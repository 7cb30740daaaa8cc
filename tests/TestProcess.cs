using System.Runtime.CompilerServices;

namespace FastEngine.Tests;

/// <summary>What the processes that tests start find in their environment.</summary>
internal static class TestProcess
{
    // Hexadecimal milliseconds: the runtime's own delay before what is called often is compiled in full. The host has none, for runs of minutes
    // (docs/decisions/0070-tiers-without-profiles.md); those of the tests last a second, and that compiler would take a third of their processor time.
    private const string Delay = "DOTNET_TC_CallCountingDelayMs";
    private const string RuntimesOwn = "64";

    [ModuleInitializer]
    internal static void Prepare()
    {
        if (Environment.GetEnvironmentVariable(Delay) is null) Environment.SetEnvironmentVariable(Delay, RuntimesOwn);
    }
}
