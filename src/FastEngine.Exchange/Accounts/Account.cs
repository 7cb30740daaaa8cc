using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Accounts;

/// <summary>A customer: a futures wallet with its positions, a spot wallet, and the orders of both.</summary>
internal sealed class Account(int id, int defaultLeverage)
{
    private readonly Dictionary<(int, PositionSide), Position> _positions = [];
    private readonly Dictionary<string, Asset> _assets = [];
    private readonly Dictionary<int, int> _leverages = [];

    public int Id { get; } = id;

    public bool IsHedged { get; set; }

    public bool IsMultiAssets { get; set; }

    /// <summary>USDT of the futures wallet.</summary>
    public decimal WalletBalance { get; set; }

    public long WalletNs { get; set; }

    /// <summary>Warned of its margin, and not safe again since.</summary>
    public bool IsMarginCalled { get; set; }

    /// <summary>In the order in which they were first opened.</summary>
    public List<Position> Positions { get; } = [];

    public List<Asset> Assets { get; } = [];

    public HashSet<int> Isolated { get; } = [];

    public AccountOrders Futures { get; } = new();

    public AccountOrders Spot { get; } = new();

    public List<AlgoOrder> Algos { get; } = [];

    public Dictionary<string, AlgoOrder> AlgosByClientId { get; } = [];

    public List<OrderList> Lists { get; } = [];

    public List<Income> Incomes { get; } = [];

    /// <summary>Symbol index to the time of its dead man's switch, ns.</summary>
    public Dictionary<int, long> Countdowns { get; } = [];

    public Position PositionOf(TradedSymbol symbol, PositionSide side)
    {
        if (_positions.TryGetValue((symbol.Index, side), out var position)) return position;
        position = new Position(symbol, side);
        _positions.Add((symbol.Index, side), position);
        Positions.Add(position);
        return position;
    }

    public int LeverageOf(TradedSymbol symbol) => _leverages.GetValueOrDefault(symbol.Index, defaultLeverage);

    public void SetLeverage(TradedSymbol symbol, int leverage) => _leverages[symbol.Index] = leverage;

    public Asset AssetOf(string name)
    {
        if (_assets.TryGetValue(name, out var asset)) return asset;
        asset = new Asset(name);
        _assets.Add(name, asset);
        Assets.Add(asset);
        return asset;
    }
}
