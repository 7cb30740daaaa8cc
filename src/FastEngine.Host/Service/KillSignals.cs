using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Service;

/// <summary>Sets the kill switch by signals of the operating system: SIGUSR1 stops entries, SIGUSR2 flattens.</summary>
internal sealed class KillSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Func<KillSwitchLevel, bool> _post;
    private int _wanted;

    /// <param name="post">Callable from any thread; false when it is to be asked again.</param>
    public KillSignals(Func<KillSwitchLevel, bool> post)
    {
        _post = post;

        // .NET has no names for them; their numbers differ by system.
        var (first, second) = OperatingSystem.IsMacOS() ? (30, 31) : (10, 12);
        _registrations = OperatingSystem.IsWindows() ? []
            :
            [
                PosixSignalRegistration.Create((PosixSignal)first, context => OnSignal(context, KillSwitchLevel.StopEntries)),
                PosixSignalRegistration.Create((PosixSignal)second, context => OnSignal(context, KillSwitchLevel.Flatten)),
            ];
    }

    /// <summary>Posts what found no room when its signal came.</summary>
    public void Look()
    {
        var level = (KillSwitchLevel)Interlocked.Exchange(ref _wanted, 0);
        if (level != KillSwitchLevel.None && !_post(level)) Want(level);
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context, KillSwitchLevel level)
    {
        context.Cancel = true;
        if (!_post(level)) Want(level);
    }

    private void Want(KillSwitchLevel level)
    {
        var seen = Volatile.Read(ref _wanted);
        while (seen < (int)level)
        {
            var before = Interlocked.CompareExchange(ref _wanted, (int)level, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
