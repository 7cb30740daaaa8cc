using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Rest.Answers;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Account;

/// <summary>Reads what a reconciliation compares with: positions and open orders of both services.</summary>
public sealed class SnapshotReader
{
    private readonly BinanceAccount _account;
    private readonly InstrumentTable _instruments;
    private readonly IReadOnlyDictionary<string, SymbolRules> _rules;
    private volatile Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Market _market;
    private readonly Func<long> _venueNs;

    /// <param name="account">Of the market.</param>
    /// <param name="market">Which it is.</param>
    /// <param name="instruments">Of the run.</param>
    /// <param name="rules">Of the market: spot's assets.</param>
    /// <param name="venueNs">The venue's clock.</param>
    public SnapshotReader(BinanceAccount account, Market market, InstrumentTable instruments, IReadOnlyDictionary<string, SymbolRules> rules, Func<long> venueNs)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        _account = account;
        _market = market;
        _instruments = instruments;
        _rules = rules;
        _venueNs = venueNs;
        foreach (var instrument in instruments.All)
        {
            if (instrument.Market == market && !instrument.IsSpare) _ids[instrument.Symbol] = instrument.Id;
        }
    }

    /// <summary>Knows an instrument that has got its symbol since.</summary>
    public void Add(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        _ids = new Dictionary<string, int>(_ids, StringComparer.Ordinal) { [instrument.Symbol] = instrument.Id };
    }

    public async Task<AccountSnapshot> ReadAsync(CancellationToken cancellation = default)
    {
        var venueNs = _venueNs();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        var positions = _market == Market.Spot
            ? await ReadBalancesAsync(cancellation).ConfigureAwait(false)
            : await ReadPositionsAsync(others, cancellation).ConfigureAwait(false);
        var orders = await ReadOrdersAsync(others, cancellation).ConfigureAwait(false);
        return new AccountSnapshot(venueNs, positions, orders, [.. others]);
    }

    private async Task<List<HeldPosition>> ReadPositionsAsync(SortedSet<string> others, CancellationToken cancellation)
    {
        var rows = await _account.AskAsync(Exit(RestCall.Get("/fapi/v3/positionRisk", weight: 5)), BinanceJson.Default.IReadOnlyListPositionRow, cancellation).ConfigureAwait(false);
        var found = new List<HeldPosition>();
        foreach (var row in rows)
        {
            if (Decimals.MoneyOrZero(row.PositionAmt) == 0) continue;
            if (!_ids.TryGetValue(row.Symbol, out var id))
            {
                others.Add(row.Symbol);
                continue;
            }

            var instrument = _instruments[id];
            var quantity = Decimals.OrZero(row.PositionAmt, instrument.QuantityScale);
            Direction? side = row.PositionSide switch { "LONG" => Direction.Long, "SHORT" => Direction.Short, _ => null };
            found.Add(new HeldPosition(id, side == Direction.Short ? -Math.Abs(quantity) : quantity, side, Decimals.Rounded(row.EntryPrice, instrument.PriceScale)));
        }

        return found;
    }

    private async Task<List<HeldPosition>> ReadBalancesAsync(CancellationToken cancellation)
    {
        var account = await _account.AskAsync(Exit(RestCall.Get("/api/v3/account", "omitZeroBalances=true", 20)), BinanceJson.Default.SpotAccountAnswer, cancellation).ConfigureAwait(false);
        var found = new List<HeldPosition>();
        foreach (var (symbol, id) in _ids)
        {
            if (!_rules.TryGetValue(symbol, out var rules)) continue;
            foreach (var balance in account.Balances)
            {
                if (balance.Asset != rules.BaseAsset) continue;
                var amount = Decimals.MoneyOrZero(balance.Free) + Decimals.MoneyOrZero(balance.Locked);
                var quantity = (long)(amount / FixedPoint.PowerOfTen(Money.Scale - _instruments[id].QuantityScale));
                if (quantity != 0) found.Add(new HeldPosition(id, quantity, null, 0));
            }
        }

        return found;
    }

    private async Task<List<RestingOrder>> ReadOrdersAsync(SortedSet<string> others, CancellationToken cancellation)
    {
        var isSpot = _market == Market.Spot;
        var found = new List<RestingOrder>();
        var plain = RestCall.Get(isSpot ? "/api/v3/openOrders" : "/fapi/v1/openOrders", weight: isSpot ? 80 : 40);
        foreach (var row in await _account.AskAsync(Exit(plain), BinanceJson.Default.IReadOnlyListOrderRow, cancellation).ConfigureAwait(false))
        {
            if (IdOf(row.Symbol, others) is not (>= 0 and var id)) continue;
            var price = Decimals.MoneyOrZero(row.StopPrice) != 0 ? row.StopPrice : row.Price;
            found.Add(Order(id, row.ClientOrderId, row.Side, row.OrigQty, row.ExecutedQty, price, row.OrderId, isAlgo: false));
        }

        if (isSpot) return found;
        var algo = RestCall.Get("/fapi/v1/openAlgoOrders", weight: 40);
        foreach (var row in await _account.AskAsync(Exit(algo), BinanceJson.Default.IReadOnlyListAlgoOrderRow, cancellation).ConfigureAwait(false))
        {
            if (IdOf(row.Symbol, others) is >= 0 and var id)
                found.Add(Order(id, row.ClientAlgoId, row.Side, row.Quantity, "0", row.TriggerPrice, row.AlgoId, isAlgo: true));
        }

        return found;
    }

    private int IdOf(string? symbol, SortedSet<string> others)
    {
        if (symbol is not null && _ids.TryGetValue(symbol, out var id)) return id;
        if (symbol is not null) others.Add(symbol);
        return -1;
    }

    private RestingOrder Order(int id, string? clientId, string? side, string? quantity, string? filled, string? price, long venueOrder, bool isAlgo)
    {
        var instrument = _instruments[id];
        var own = ClientOrderId.TryParse(System.Text.Encoding.ASCII.GetBytes(clientId ?? ""), out var parsed) ? parsed : (ClientOrderId?)null;
        return new RestingOrder(
            clientId ?? "", own, id, side == "SELL" ? Side.Sell : Side.Buy,
            Decimals.OrZero(quantity, instrument.QuantityScale) - Decimals.OrZero(filled, instrument.QuantityScale), Decimals.Rounded(price, instrument.PriceScale),
            venueOrder, isAlgo);
    }

    // What is read to be safe again may use all of the limits.
    private static RestCall Exit(RestCall call) => call with { Purpose = RequestPurpose.Exit };
}
