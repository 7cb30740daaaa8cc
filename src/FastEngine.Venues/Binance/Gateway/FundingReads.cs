using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Funding by symbol: the event that tells of it names none, so it is read from the account's income.</summary>
internal sealed class FundingReads(MarketContext context)
{
    private const int Weight = 30;
    private const int Kept = 4_096;

    // The venue books it within moments of the event, with the time of the settlement.
    private const long BeforeMs = 60_000;

    private readonly HashSet<string> _told = [];
    private readonly Queue<string> _order = new();
    private readonly Dictionary<int, bool> _isShort = [];

    /// <summary>Which side of an instrument is open, where only one is: income does not say.</summary>
    public void OnPosition(in VenueUpdate position)
    {
        if (position.Quantity == 0) return;
        _isShort[position.InstrumentId] = position.Direction == Direction.Short;
    }

    public void Ask(long timeMs) => context.Rest.Send(RestCall.Get("/fapi/v1/income", $"incomeType=FUNDING_FEE&startTime={timeMs - BeforeMs}&limit=1000", Weight) with
    {
        Tag = new RestTag((int)CallKind.Funding, timeMs),
    });

    public void OnAnswer(in RestAnswer answer)
    {
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListIncomeRow) is not { } rows) return;
        foreach (var row in rows)
        {
            var id = context.IdOf(row.Symbol);
            if (id < 0 || row.IncomeType != "FUNDING_FEE" || row.TranId is null || !Decimals.TryMoney(row.Income, out var amount)) continue;
            if (!_told.Add($"{row.Symbol} {row.TranId}")) continue;
            _order.Enqueue($"{row.Symbol} {row.TranId}");
            if (_order.Count > Kept) _told.Remove(_order.Dequeue());
            context.Outbox.Add(new VenueUpdate
            {
                Kind = VenueUpdateKind.Funding, TimeNs = context.VenueNs(), VenueTimeNs = row.Time * EngineTime.NsPerMs, Amount = amount, InstrumentId = id,
                Direction = _isShort.GetValueOrDefault(id) ? Direction.Short : Direction.Long,
            });
        }
    }
}
