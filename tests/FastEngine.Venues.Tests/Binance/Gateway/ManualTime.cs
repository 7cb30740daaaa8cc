namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public long NowMs => _now.ToUnixTimeMilliseconds();

    public void Advance(int milliseconds) => _now = _now.AddMilliseconds(milliseconds);

    public override DateTimeOffset GetUtcNow() => _now;
}
