using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Trips while the clock sync measures our clock too far off, or is not sure of it by a quarter of the venue's receive window.</summary>
internal sealed class ClockOffset(long mostNs, long receiveWindowNs, TriggerBoard board)
{
    public const int SnapshotSize = 1;
    private const int Quarter = 4;

    private bool _isTripped;

    public void OnCommand(in Command command)
    {
        if (command.Kind != CommandKind.ReportClock || mostNs == 0) return;
        var isOff = command.Value > mostNs || command.Value < -mostNs;
        var isUnsure = command.Uncertainty > receiveWindowNs / Quarter;
        if ((isOff || isUnsure) == _isTripped) return;
        _isTripped = isOff || isUnsure;

        // What is measured is signed; unsure alone it is the uncertainty.
        var (measured, limit) = isUnsure && !isOff ? (command.Uncertainty, receiveWindowNs / Quarter) : (command.Value, mostNs);
        if (_isTripped) board.Trip(KillSwitchReason.ClockOffset, measured, limit);
        else board.Reset(KillSwitchReason.ClockOffset, measured, limit);
    }

    public void Write(ref SnapshotWriter writer) => writer.Put(_isTripped);

    public void Read(ref SnapshotReader reader) => _isTripped = reader.Bool();
}
