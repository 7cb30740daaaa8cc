using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Feeds.Intake;

/// <summary>Holds a replay back to a multiple of the speed of its recording, which may change; never changes what is replayed.</summary>
public sealed class ReplayPace
{
    private double _wanted;
    private double _speed;
    private readonly long _fromNs;
    private bool _hasStarted;
    private long _firstTimeNs;
    private long _firstStamp;

    /// <param name="speed">1 is the recorded speed; positive infinity holds nothing back.</param>
    /// <param name="fromNs">What is older is due at once: a warm-up that nobody waits for.</param>
    public ReplayPace(double speed, long fromNs = long.MinValue)
    {
        if (!(speed > 0)) throw new ArgumentOutOfRangeException(nameof(speed), speed, "the speed must be positive");
        _speed = _wanted = speed;
        IsFree = double.IsPositiveInfinity(speed);
        _fromNs = fromNs;
    }

    /// <summary>Goes on at another speed from where it is now; from any thread. Nothing for a replay that was never held back.</summary>
    public void ChangeTo(double speed)
    {
        if (!(speed > 0) || double.IsPositiveInfinity(speed)) throw new ArgumentOutOfRangeException(nameof(speed), speed, "the speed must be positive and finite");
        Volatile.Write(ref _wanted, speed);
    }

    /// <summary>Nothing is held back.</summary>
    public bool IsFree { get; }

    /// <summary>Whether a trade of this exchange time may be published now.</summary>
    public bool IsDue(long timeNs)
    {
        if (IsFree || timeNs < _fromNs) return true;
        if (!_hasStarted)
        {
            _hasStarted = true;
            _firstTimeNs = timeNs;
            _firstStamp = MonotonicClock.Stamp();
        }

        var stamp = MonotonicClock.Stamp();
        var elapsed = MonotonicClock.ElapsedNs(_firstStamp, stamp);
        if (Volatile.Read(ref _wanted) is var wanted && wanted != _speed)
        {
            _firstTimeNs += (long)(elapsed * _speed);
            (_firstStamp, _speed, elapsed) = (stamp, wanted, 0);
        }

        return (timeNs - _firstTimeNs) / _speed <= elapsed;
    }
}
