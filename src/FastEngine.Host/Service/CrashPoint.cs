using System.Runtime.InteropServices;

namespace FastEngine.Host.Service;

/// <summary>Kills the process at a named place, for the restart drill: <c>FASTENGINE_CRASH=intent:3</c> dies at the third pass.</summary>
internal static partial class CrashPoint
{
    public const string Variable = "FASTENGINE_CRASH";
    public const string Intent = "intent";
    public const string Sent = "sent";
    public const string Reconcile = "reconcile";
    private const int SigKill = 9;

    private static readonly (string Stage, int Count) Armed = Parse(Environment.GetEnvironmentVariable(Variable));
    private static int _passes;

    /// <summary>Dies here when that is what was asked for: as if by <c>kill -9</c>.</summary>
    public static void Pass(string stage)
    {
        if (Armed.Stage != stage || Interlocked.Increment(ref _passes) < Armed.Count) return;
        _ = Kill(Environment.ProcessId, SigKill);
        Thread.Sleep(Timeout.Infinite);
    }

    private static (string Stage, int Count) Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return ("", 0);
        var parts = text.Split(':');
        return (parts[0], parts.Length > 1 && int.TryParse(parts[1], out var count) ? count : 1);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
