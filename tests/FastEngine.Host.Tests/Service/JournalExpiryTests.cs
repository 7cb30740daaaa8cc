namespace FastEngine.Host.Tests.Service;

/// <summary>Old segments of a running engine's journal go, when a newer snapshot restores and every reader is past them.</summary>
public sealed class JournalExpiryTests : IDisposable
{
    private static readonly string[] Small = ["journal.segment_mib=1", "journal.keep_mib=1", "journal.expire_every=100ms"];

    private readonly SyncedMarket _market = new(tradesAtOnce: 20);

    [Fact]
    public void Segments_over_the_limit_go_and_the_engine_goes_on_from_what_is_left()
    {
        var first = ServiceChild.Run(_market.Arguments("100x", settings: [.. _market.Script, .. Small]));
        var journal = first.GetProperty("journal");
        Assert.True(journal.GetProperty("expired_segments").GetInt32() > 0, journal.ToString());
        Assert.False(File.Exists(Path.Combine(_market.Journal, "journal-000000000001.fej")));
        var again = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script, .. Small]));
        Assert.Equal(first.GetProperty("account").GetProperty("equity").GetString(), again.GetProperty("account").GetProperty("equity").GetString());
        Assert.Equal(SyncedMarket.Trades, _market.Kept().Distinct().Count());
    }

    public void Dispose() => _market.Dispose();
}
