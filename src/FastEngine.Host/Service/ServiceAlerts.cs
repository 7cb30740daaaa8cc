using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Host.Service;

/// <summary>Tells a person what storage and the kill switch came to, once each time that it changes.</summary>
internal sealed class ServiceAlerts(EngineService service, TextWriter output)
{
    private const long AgainNs = 30 * EngineTime.NsPerSecond;

    private readonly Fault _journal = new();
    private readonly Fault _store = new();
    private KillSwitchLevel _level;
    private long _dropped;

    public void Look()
    {
        Tell(output, "journal", _journal, service.Journal.Writer.Fault);
        Tell(output, "databases", _store, service.StoreFault);
        var level = service.Desk.Stage.KillSwitch;
        if (level != _level)
        {
            _level = level;
            output.WriteLine($"ALERT kill switch: {level}");
        }

        var dropped = service.Pipeline.JournalDropped;
        if (dropped == _dropped || service.Journal.Writer.Fault is not null) return;
        output.WriteLine($"ALERT journal: {dropped - _dropped:N0} events of the market are missing from it; what was traded is not");
        _dropped = dropped;
    }

    // Once when it begins, now and then while it lasts, once when it is over.
    private static void Tell(TextWriter output, string what, Fault fault, string? now)
    {
        if (now is null)
        {
            if (fault.IsTold) output.WriteLine($"{what}: written again");
            fault.IsTold = false;
        }
        else if (!fault.IsTold || MonotonicClock.ElapsedNs(fault.Stamp, MonotonicClock.Stamp()) >= AgainNs)
        {
            output.WriteLine($"ALERT {what}: {now}");
            fault.IsTold = true;
            fault.Stamp = MonotonicClock.Stamp();
        }
    }

    private sealed class Fault
    {
        public bool IsTold { get; set; }

        public long Stamp { get; set; }
    }
}
