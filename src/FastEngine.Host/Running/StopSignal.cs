using System.Runtime.InteropServices;

namespace FastEngine.Host.Running;

/// <summary>Ctrl-C and SIGTERM as a request to end cleanly; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private const long SecondAfterMs = 500;

    private readonly CancellationTokenSource _source = new();
    private long _firstMs;

    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _source.Token;

    public bool IsRequested => _source.IsCancellationRequested;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // Some senders signal a process and its group at once: that is one request, not two.
        if (IsRequested && Environment.TickCount64 - _firstMs > SecondAfterMs) return;
        context.Cancel = true;
        if (IsRequested) return;
        _firstMs = Environment.TickCount64;
        _source.Cancel();
    }
}
