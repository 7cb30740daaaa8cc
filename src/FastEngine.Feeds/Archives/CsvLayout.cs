using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Where the columns of an archive stand; an index of -1 says that the archive has no such column.</summary>
public sealed record CsvLayout
{
    public required CsvKind Kind { get; init; }

    /// <summary>Columns of every row.</summary>
    public required int Count { get; init; }

    public required int Id { get; init; }

    public required int Price { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Exchange time.</summary>
    public required int Time { get; init; }

    public int ReceiveTime { get; init; } = -1;

    /// <summary>Whether the buyer was the maker, that is, whether the seller was the aggressor.</summary>
    public int BuyerIsMaker { get; init; } = -1;

    /// <summary>Side of the aggressor, <c>buy</c> or <c>sell</c>.</summary>
    public int AggressorSide { get; init; } = -1;

    public int Exchange { get; init; } = -1;

    public int Symbol { get; init; } = -1;

    /// <summary>Only spot archives tell whether a trade was the best price match.</summary>
    public bool HasBestMatch { get; init; }

    /// <summary>The file's first line names the columns.</summary>
    public bool HasHeader { get; init; }

    public TradeStream Stream => Kind == CsvKind.AggTrades ? TradeStream.Aggregate : TradeStream.Trade;

    /// <summary>agg_trade_id, price, quantity, first_trade_id, last_trade_id, transact_time, is_buyer_maker[, is_best_match].</summary>
    public static CsvLayout AggTrades(bool bestMatch) => new()
    {
        Kind = CsvKind.AggTrades, Count = bestMatch ? 8 : 7, Id = 0, Price = 1, Quantity = 2, Time = 5, BuyerIsMaker = 6, HasBestMatch = bestMatch,
    };

    /// <summary>id, price, qty, quote_qty, time, is_buyer_maker[, is_best_match].</summary>
    public static CsvLayout Trades(bool bestMatch) => new()
    {
        Kind = CsvKind.Trades, Count = bestMatch ? 7 : 6, Id = 0, Price = 1, Quantity = 2, Time = 4, BuyerIsMaker = 5, HasBestMatch = bestMatch,
    };

    /// <summary>time, open, high, low, close, volume: no trades, so most columns do not exist.</summary>
    public static CsvLayout Klines { get; } = new() { Kind = CsvKind.Klines, Count = KlineRow.Columns, Id = -1, Price = 4, Quantity = 5, Time = 0, HasHeader = true };

    /// <summary>exchange, symbol, timestamp, local_timestamp, id, side, price, amount.</summary>
    public static CsvLayout Tardis { get; } = new()
    {
        Kind = CsvKind.TardisTrades, Count = 8, Exchange = 0, Symbol = 1, Time = 2, ReceiveTime = 3, Id = 4, AggressorSide = 5, Price = 6, Quantity = 7,
    };
}
