using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Trips while a connection gives no frame of any kind.</summary>
internal sealed class FeedSilence(long limitNs, TriggerBoard board)
{
    public const int SnapshotSize = 1;

    private bool _isTripped;

    public void OnClock(long silentNs)
    {
        var isSilent = limitNs > 0 && silentNs >= limitNs;
        if (isSilent == _isTripped) return;
        _isTripped = isSilent;
        if (isSilent) board.Trip(KillSwitchReason.FeedSilent, silentNs, limitNs);
        else board.Reset(KillSwitchReason.FeedSilent, silentNs, limitNs);
    }

    public void Write(ref SnapshotWriter writer) => writer.Put(_isTripped);

    public void Read(ref SnapshotReader reader) => _isTripped = reader.Bool();
}
