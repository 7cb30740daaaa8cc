namespace FastEngine.Storage.Tests.Journal;

/// <summary>Time that moves when the test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(_ticks));

    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}
