using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Stored;
using FastEngine.Rings;

namespace FastEngine.Host.Service;

/// <summary>Tells a person what storage and the kill switch came to, once each time that it changes.</summary>
internal sealed class ServiceAlerts(EngineService service, ServiceLog log)
{
    /// <summary>Source of what is said of faults.</summary>
    public const string Faults = "alerts";

    /// <summary>Source of what is said of the kill switch, the ladder and what belongs to no strategy.</summary>
    public const string Risk = "risk";

    private const long AgainNs = 30 * EngineTime.NsPerSecond;

    private readonly Fault _journal = new();
    private readonly Fault _store = new();
    private readonly KillSwitchLevel[] _levels = new KillSwitchLevel[Enum.GetValues<KillSwitchReason>().Length];
    private readonly long[] _unattributed = new long[service.Instruments.Count];
    private int _rung;
    private long _dropped;

    public void Look()
    {
        Tell("journal", _journal, service.Journal.Writer.Fault);
        Tell("databases", _store, service.StoreFault);
        LookAtKillSwitch();
        LookAtLadder();
        LookAtResidues();

        var dropped = service.Pipeline.JournalDropped;
        if (dropped == _dropped || service.Journal.Writer.Fault is not null) return;
        log.Say(LogLevel.Warning, Faults, $"ALERT journal: {dropped - _dropped:N0} events of the market are missing from it; what was traded is not");
        _dropped = dropped;
    }

    // The levels are a moment old, each from its own read: what changed between is told the next time.
    private void LookAtKillSwitch()
    {
        var stage = service.Desk.Stage;
        var (causes, about, hasChanged) = (new List<string>(), "kill switch", false);
        for (var i = 1; i < _levels.Length; i++)
        {
            var reason = (KillSwitchReason)i;
            var level = stage.KillSwitchOf(reason);
            hasChanged |= level != _levels[i];
            _levels[i] = level;
            if (level == KillSwitchLevel.None) continue;
            about += $", {reason} {level}";
            var since = stage.KillSwitchSinceNs(reason);
            causes.Add($"{Names.Of(reason)} ({Names.Of(level)}){(since > 0 ? $" since {UtcText.Of(since)}" : "")}");
        }

        if (!hasChanged) return;
        var inForce = _levels.Max();
        log.Say(inForce == KillSwitchLevel.None ? LogLevel.Information : LogLevel.Error, Risk,
            $"ALERT kill switch: {inForce}{(causes.Count == 0 ? "" : $": {string.Join(", ", causes)}")}", about);
    }

    private void LookAtLadder()
    {
        var rung = service.Desk.Stage.LadderRung;
        if (rung > _rung) log.Say(LogLevel.Error, Risk, $"ALERT drawdown: rung {rung} of 4 of the day's ladder", $"drawdown {rung}");
        _rung = rung;
    }

    private void LookAtResidues()
    {
        foreach (var instrument in service.Instruments.All)
        {
            var now = service.Desk.Stage.UnattributedOf(instrument.Id);
            var before = _unattributed[instrument.Id];
            _unattributed[instrument.Id] = now;
            if (now == before) continue;
            var about = $"unattributed {instrument.Name} {(now < 0 ? "short" : "long")}";
            if (now == 0) log.Say(LogLevel.Information, Risk, $"{instrument.Name}: nothing is without a strategy any more", about);
            else log.Say(LogLevel.Error, Risk, $"ALERT unattributed: {FixedPoint.ToText(now, instrument.QuantityScale)} of {instrument.Name} belongs to no strategy; nothing is entered in it", about);
        }
    }

    // Once when it begins, now and then while it lasts, once when it is over.
    private void Tell(string what, Fault fault, string? now)
    {
        if (now is null)
        {
            if (fault.IsTold) log.Say(LogLevel.Information, Faults, $"{what}: written again");
            fault.IsTold = false;
        }
        else if (!fault.IsTold || MonotonicClock.ElapsedNs(fault.Stamp, MonotonicClock.Stamp()) >= AgainNs)
        {
            log.Say(LogLevel.Error, Faults, $"ALERT {what}: {now}");
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
