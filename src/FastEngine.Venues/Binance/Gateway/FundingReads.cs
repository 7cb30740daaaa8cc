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
    private readonly Dictionary<int, (long Long, long Short)> _open = [];
    private readonly Dictionary<int, Direction> _last = [];

    /// <summary>Which sides of an instrument are open: income does not say whose it is.</summary>
    public void OnPosition(in VenueUpdate position)
    {
        var (id, isShort, quantity) = (position.InstrumentId, position.Direction == Direction.Short, Math.Abs(position.Quantity));
        var (openLong, openShort) = context.Options.Mode == AccountMode.Hedge ? _open.GetValueOrDefault(id) : default;
        _open[id] = isShort ? (openLong, quantity) : (quantity, openShort);
        if (quantity > 0) _last[id] = position.Direction;
    }

    public void Ask(long timeMs) => context.Rest.Send(RestCall.Get("/fapi/v1/income", $"incomeType=FUNDING_FEE&startTime={timeMs - BeforeMs}&limit=1000", Weight) with
    {
        Tag = new RestTag((int)CallKind.Funding, timeMs),
    });

    public void OnAnswer(in RestAnswer answer)
    {
        if (!answer.IsOk || answer.Read(BinanceJson.Default.IReadOnlyListIncomeRow) is not { } rows) return;
        var fresh = new List<(int Id, long TimeMs, Int128 Amount)>();
        foreach (var row in rows)
        {
            var id = context.IdOf(row.Symbol);
            if (id < 0 || row.IncomeType != "FUNDING_FEE" || row.TranId is null || !Decimals.TryMoney(row.Income, out var amount)) continue;
            if (!_told.Add($"{row.Symbol} {row.TranId}")) continue;
            _order.Enqueue($"{row.Symbol} {row.TranId}");
            if (_order.Count > Kept) _told.Remove(_order.Dequeue());
            fresh.Add((id, row.Time, amount));
        }

        foreach (var (id, timeMs, amount) in fresh)
        {
            var other = fresh.Find(one => one.Id == id && one.TimeMs == timeMs && one.Amount != amount);
            context.Outbox.Add(new VenueUpdate
            {
                Kind = VenueUpdateKind.Funding, TimeNs = context.VenueNs(), VenueTimeNs = timeMs * EngineTime.NsPerMs, Amount = amount, InstrumentId = id,
                Direction = SideOf(id, amount, other.Amount),
            });
        }
    }

    // With both sides open, one pays what the other receives: the larger amount is the larger side's. Of equal ones the long pays, as it mostly does.
    private Direction SideOf(int id, Int128 amount, Int128 other)
    {
        var (openLong, openShort) = _open.GetValueOrDefault(id);
        if (openLong == 0 || openShort == 0) return openLong == openShort ? _last.GetValueOrDefault(id) : openLong > 0 ? Direction.Long : Direction.Short;
        if (other == 0) return openLong >= openShort ? Direction.Long : Direction.Short;
        if (openLong == openShort || Int128.Abs(amount) == Int128.Abs(other)) return amount < 0 ? Direction.Long : Direction.Short;
        return openLong > openShort == Int128.Abs(amount) > Int128.Abs(other) ? Direction.Long : Direction.Short;
    }
}
