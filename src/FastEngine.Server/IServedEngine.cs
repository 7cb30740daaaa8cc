using FastEngine.Server.Documents;

namespace FastEngine.Server;

/// <summary>The running engine as the API sees it: documents that may be a moment old, and commands as events of the trade thread.</summary>
/// <remarks>Called on the server's threads, several at once. A <see cref="ServedException"/> is told to the client as it is; whatever else is thrown
/// is told as a failure without its reason. Nothing here may make the hot path wait.</remarks>
public interface IServedEngine
{
    /// <summary>As <c>demo</c> or <c>paper</c>.</summary>
    string Mode { get; }

    /// <summary>What who sees it for the first time should know; null for nothing beyond the mode.</summary>
    string? About { get; }

    IReadOnlyList<string> Symbols { get; }

    /// <summary>One of <see cref="Symbols"/> by what a client calls it: that name, or the symbol with its market as <c>BTCUSDT@spot</c>, in any case; null for none.</summary>
    string? NameOf(string symbol);

    /// <summary>Timeframes of the candles, shortest first, as <c>1m</c>.</summary>
    IReadOnlyList<string> Timeframes { get; }

    /// <summary>Windows of the imbalances, shortest first, as <c>15s</c>.</summary>
    IReadOnlyList<string> Windows { get; }

    /// <summary>Why the engine is not to be relied on now; null while it is.</summary>
    string? NotReady { get; }

    /// <summary>The document of <c>fastengine status --json</c>.</summary>
    string StatusJson();

    IReadOnlyList<PositionDocument> Positions();

    /// <summary>Orders that are not done.</summary>
    IReadOnlyList<OrderDocument> Orders();

    /// <summary>The newest closed trades, newest first.</summary>
    IReadOnlyList<TradeDocument> Trades(string? symbol, int limit);

    /// <summary>The newest decision records, newest first.</summary>
    IReadOnlyList<DecisionDocument> Decisions(string? symbol, int limit);

    RiskDocument Risk();

    DtmsDocument Dtms();

    ConfigDocument Config();

    CandlesDocument Candles(string symbol, string timeframe, int limit);

    /// <summary>What every dashboard shows.</summary>
    FrameDocument Frame();

    /// <summary>What a dashboard shows of the symbol that it has chosen.</summary>
    ChartDocument Chart(string symbol, string timeframe);

    IReadOnlyList<Metrics.Measurement> Measurements();

    /// <summary>Hands a command to the trade thread.</summary>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="ServedException">It cannot be carried out.</exception>
    string Command(EngineCommand command);

    /// <summary>Changes a live knob.</summary>
    /// <exception cref="ServedException">It is not live, or the value is wrong.</exception>
    string Change(string key, string value);

    /// <summary>Reads the configuration's files again and changes the live knobs that differ.</summary>
    /// <exception cref="ServedException">They are wrong: nothing was changed.</exception>
    string Reload();

    /// <summary>Whether symbols can be added while it runs.</summary>
    bool HasWatchlist => false;

    /// <summary>Changes the watchlist.</summary>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="ServedException">It is refused, or symbols cannot be added to this engine.</exception>
    string Watch(WatchOrder order) => throw new ServedException(ServedFault.Unavailable, NoWatchlist);

    /// <param name="marketType"><c>spot</c> or <c>futures</c>; null for all.</param>
    /// <exception cref="ServedException">Symbols cannot be added to this engine.</exception>
    WatchlistDocument Watchlist(string? marketType) => throw new ServedException(ServedFault.Unavailable, NoWatchlist);

    /// <summary>The most liquid symbols, by market.</summary>
    /// <param name="marketType"><c>spot</c> or <c>futures</c>; null for all.</param>
    /// <exception cref="ServedException">Symbols cannot be added to this engine.</exception>
    IReadOnlyList<TopLiquidDocument> TopLiquid(string? marketType) => throw new ServedException(ServedFault.Unavailable, NoWatchlist);

    private const string NoWatchlist = "symbols are added to an engine that has its market live ('run --symbols'), and to no other";

    /// <summary>Writes the rows of one statement that reads.</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="ServedException">The statement is wrong, takes too long, or there are no databases.</exception>
    long Query(EngineQuery query, Stream output, CancellationToken stop);
}
