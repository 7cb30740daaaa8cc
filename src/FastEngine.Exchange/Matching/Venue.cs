using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Spot;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Matching;

/// <summary>The exchange without its network: customers, orders and prices, moved by the tape's trades and by what clients ask.</summary>
/// <remarks>Everything happens under <see cref="Gate"/>, which the caller holds. Equal calls in equal order have equal results: its only time is
/// that of the calls.</remarks>
internal sealed class Venue
{
    // Far above what tapes use, so that a fill without a trade of the tape has an id that no trade has.
    private const long FirstOwnTradeId = 900_000_000_000;

    private readonly PriorityQueue<Action, (long TimeNs, long Number)> _schedule = new();
    private readonly Dictionary<(bool, string), TradedSymbol> _byName = [];
    private long _scheduled;
    private long _ids = 1_000_000;
    private long _tradeIds = FirstOwnTradeId;

    public Venue(VenueOptions options, InstrumentTable instruments, IReadOnlyList<SymbolRules> rules)
    {
        Options = options;
        Symbols = [.. rules.Select((rule, index) => new TradedSymbol(rule, index, options.KeptTrades))];
        foreach (var symbol in Symbols) _byName.Add((symbol.IsFuture, symbol.Name), symbol);
        Matcher = new Matcher(options, [.. instruments.All], NextTradeId);
        Futures = new FuturesDesk(this);
        Spot = new SpotDesk(this);
        Accounts = [.. options.Accounts.Select(MakeAccount)];
    }

    public Lock Gate { get; } = new();

    public VenueOptions Options { get; }

    public IReadOnlyList<TradedSymbol> Symbols { get; }

    public IReadOnlyList<Account> Accounts { get; }

    public Matcher Matcher { get; }

    public FuturesDesk Futures { get; }

    public SpotDesk Spot { get; }

    public IVenueSink Sink { get; set; } = new NoSink();

    /// <summary>The part of an order that fills before it ends, by script; null of one that is filled whole.</summary>
    public Func<Order, decimal?>? PartOf { get; set; }

    /// <summary>For how long a fill of an order is not seen in queries of positions, by script, ns.</summary>
    public Func<Order, long>? HidesFor { get; set; }

    /// <summary>What happens by script at a trade, before it fills an order.</summary>
    public Action<TradedSymbol, TapeTrade>? Happenings { get; set; }

    /// <summary>The exchange's time, ns since the epoch.</summary>
    public long NowNs { get; private set; }

    public long NowMs => NowNs / EngineTime.NsPerMs;

    public long NextFundingNs { get; private set; }

    public long NextId() => ++_ids;

    public long NextTradeId() => ++_tradeIds;

    public TradedSymbol? Find(bool isFuture, string name) => _byName.GetValueOrDefault((isFuture, name));

    /// <summary>Does something when the exchange's time reaches a time; at once when it has.</summary>
    public void At(long timeNs, Action action)
    {
        if (timeNs > NowNs)
        {
            _schedule.Enqueue(action, (timeNs, _scheduled++));
            return;
        }

        // It happened then, and only came to be known now.
        var nowNs = NowNs;
        NowNs = timeNs;
        action();
        NowNs = Math.Max(NowNs, nowNs);
    }

    /// <summary>When the next thing is due that is not led to by a trade or a request; the largest time there is for none.</summary>
    public long NextDueNs => _schedule.TryPeek(out _, out var due) ? due.TimeNs : long.MaxValue;

    /// <summary>Moves the time, never back, and does what is due on the way.</summary>
    public void AdvanceTo(long timeNs)
    {
        if (NowNs == 0) Start(timeNs);
        while (_schedule.TryPeek(out var action, out var due) && due.TimeNs <= timeNs)
        {
            _schedule.Dequeue();
            NowNs = Math.Max(NowNs, due.TimeNs);
            action();
        }

        NowNs = Math.Max(NowNs, timeNs);
    }

    /// <summary>Applies a trade of the tape.</summary>
    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
        AdvanceTo(trade.TimeNs);
        // What is set off takes the price that set it off; from the tape it waits for the next trade, and is weighed at the last one before.
        if (Options.Fills == FillMode.Touch) symbol.Show(in trade, Options.MarkWeight, Options.InventedMinutes);
        if (trade.IsOnTime) Happenings?.Invoke(symbol, trade);
        if (trade.IsOnTime) Match(symbol, in trade);
        if (Options.Fills == FillMode.Tape) symbol.Show(in trade, Options.MarkWeight, Options.InventedMinutes);
        Matcher.Count(symbol, in trade);
        if (symbol.IsFuture) Futures.Risk.OnPrice(symbol);
        Sink.OnTrade(symbol, in trade);
    }

    /// <summary>An order that has come to the book is to end when a part of it is filled, if the script says so.</summary>
    public void Shorten(Order order)
    {
        if (PartOf?.Invoke(order) is { } part) order.EndAt = order.Quantity - Decimals.Floor(order.Quantity * part, order.Symbol.Rules.StepSize);
    }

    public void Tell(Account account, Market market, string name, System.Text.Json.Nodes.JsonObject payload) =>
        Sink.OnUserEvent(new UserEvent(account, market, name, payload, NowNs));

    private void Match(TradedSymbol symbol, in TapeTrade trade)
    {
        Matcher.OnTrade(symbol.IsFuture ? Futures : Spot, symbol, in trade);
        if (symbol.Waiting.Count > 0) Futures.Algos.OnTrade(symbol, in trade);
    }

    private void Start(long timeNs)
    {
        NowNs = timeNs;
        // What is there at the start came then; a client may take a wallet without a time for none.
        foreach (var account in Accounts) account.WalletNs = timeNs;
        NextFundingNs = EngineTime.NextMultiple(timeNs, Options.FundingIntervalNs);
        At(NextFundingNs, Fund);
    }

    private void Fund()
    {
        Futures.Risk.Fund(NextFundingNs);
        NextFundingNs += Options.FundingIntervalNs;
        At(NextFundingNs, Fund);
    }

    private Account MakeAccount(AccountOptions options, int id)
    {
        var account = new Account(id, Options.DefaultLeverage) { WalletBalance = options.FuturesBalance, IsHedged = options.IsHedged };
        foreach (var (name, amount) in options.SpotBalances) account.AssetOf(name).Free = amount;
        return account;
    }
}
