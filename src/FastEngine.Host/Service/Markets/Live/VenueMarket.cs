using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>One market of the venue that is traded on.</summary>
/// <param name="Connection">To it.</param>
/// <param name="Start">What was found before the run.</param>
/// <param name="Snapshots">Reads what it holds.</param>
internal sealed record VenueMarket(MarketConnection Connection, StartReport Start, SnapshotReader Snapshots);
