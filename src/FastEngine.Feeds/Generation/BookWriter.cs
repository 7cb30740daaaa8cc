using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Writes the book ticker and depth frames that travel between trades, so that skipping them is exercised; allocates nothing.</summary>
/// <remarks>Three tickers and 0.3 depth updates a trade, as on BTCUSDT. Only the best prices mean anything: the deeper levels are filler.</remarks>
internal sealed class BookWriter
{
    /// <summary>All frames behind one trade are shorter.</summary>
    public const int MaxBytesPerTrade = 48 * 1024;

    private const double MoreTickers = 0.75;
    private const double DepthChance = 0.3;
    private const int MaxTickers = 40;
    private const int MaxLevels = 64;

    private readonly Book[] _books;

    public BookWriter(SyntheticMarketOptions options)
    {
        _books = new Book[options.Symbols.Count];
        for (var i = 0; i < _books.Length; i++) _books[i] = new Book(options.Symbols[i], options.Seed);
    }

    private sealed class Book
    {
        public Book(SyntheticSymbol symbol, ulong seed)
        {
            Symbol = symbol;
            Random = new Xoshiro256(SplitMix64.Derive(seed, symbol.Name, ((ulong)symbol.Market << 8) | RandomPurpose.Books));
            UpdateId = 5_000_000_000_000 + (long)(Random.NextUInt64() >> 24);
            var stream = symbol.Name.ToLowerInvariant();
            var spot = symbol.Market == Market.Spot;
            var pair = symbol.Market == Market.CoinMargined ? $",\"ps\":\"{symbol.Name.Split('_')[0]}\"" : "";
            TickerHead = Bytes($"{{\"stream\":\"{stream}@bookTicker\",\"data\":{{{(spot ? "" : "\"e\":\"bookTicker\",")}\"u\":");
            if (pair.Length > 0) TickerHead = Bytes($"{{\"stream\":\"{stream}@bookTicker\",\"data\":{{\"u\":");
            TickerName = Bytes(pair.Length > 0 ? $",\"e\":\"bookTicker\",\"s\":\"{symbol.Name}\"{pair},\"b\":\"" : $",\"s\":\"{symbol.Name}\",\"b\":\"");
            DepthHead = Bytes($"{{\"stream\":\"{stream}@depth@{(spot ? "100ms" : "0ms")}\",\"data\":{{\"e\":\"depthUpdate\",\"E\":");
            DepthName = Bytes($",\"s\":\"{symbol.Name}\"{pair},\"U\":");
        }

        public readonly SyntheticSymbol Symbol;
        public readonly byte[] TickerHead;
        public readonly byte[] TickerName;
        public readonly byte[] DepthHead;
        public readonly byte[] DepthName;
        public Xoshiro256 Random;
        public long UpdateId;

        private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
    }

    /// <summary>Writes the frames that follow a trade, each received a little after the one before.</summary>
    /// <param name="destination">At least <see cref="MaxBytesPerTrade"/> bytes.</param>
    /// <param name="receiveTimeNs">Of the line before; of the last line afterwards.</param>
    /// <param name="lines">Lines written.</param>
    /// <returns>Bytes written.</returns>
    public int Write(in SyntheticTrade trade, Span<byte> destination, ref long receiveTimeNs, out int lines)
    {
        var book = _books[trade.SymbolIndex];
        var line = new Utf8Line(destination);
        var tickers = Math.Min(book.Random.NextGeometric(MoreTickers), MaxTickers);
        for (var i = 0; i < tickers; i++) AppendTicker(book, in trade, ref line, receiveTimeNs += 400);
        lines = tickers;
        if (!book.Random.NextBool(DepthChance)) return line.Length;
        AppendDepth(book, in trade, ref line, receiveTimeNs += 900);
        lines++;
        return line.Length;
    }

    private static void AppendTicker(Book book, in SyntheticTrade trade, ref Utf8Line line, long receiveTimeNs)
    {
        var symbol = book.Symbol;
        BeginLine(ref line, receiveTimeNs, book.TickerHead);
        line.AppendNumber(book.UpdateId += 1 + book.Random.NextBelow(2_000));
        line.Append(book.TickerName);
        line.AppendDecimal(trade.BestBid, symbol.PriceDecimals);
        line.Append("\",\"B\":\""u8);
        line.AppendDecimal(DrawQuantity(book), symbol.QuantityDecimals);
        line.Append("\",\"a\":\""u8);
        line.AppendDecimal(trade.BestAsk, symbol.PriceDecimals);
        line.Append("\",\"A\":\""u8);
        line.AppendDecimal(DrawQuantity(book), symbol.QuantityDecimals);
        line.Append((byte)'"');
        if (symbol.Market != Market.Spot)
        {
            line.Append(",\"T\":"u8);
            line.AppendNumber(trade.TradeTimeMs);
            line.Append(",\"E\":"u8);
            line.AppendNumber(trade.EventTimeMs);
        }

        line.Append("}}\n"u8);
    }

    private static void AppendDepth(Book book, in SyntheticTrade trade, ref Utf8Line line, long receiveTimeNs)
    {
        var symbol = book.Symbol;
        var previous = book.UpdateId;
        BeginLine(ref line, receiveTimeNs, book.DepthHead);
        line.AppendNumber(trade.EventTimeMs);
        if (symbol.Market != Market.Spot)
        {
            line.Append(",\"T\":"u8);
            line.AppendNumber(trade.TradeTimeMs);
        }

        line.Append(book.DepthName);
        line.AppendNumber(previous + 1);
        line.Append(",\"u\":"u8);
        line.AppendNumber(book.UpdateId += 1 + book.Random.NextBelow(6_000));
        if (symbol.Market != Market.Spot)
        {
            line.Append(",\"pu\":"u8);
            line.AppendNumber(previous);
        }

        line.Append(",\"b\":["u8);
        AppendLevels(book, trade.BestBid, -symbol.Tick, ref line);
        line.Append("],\"a\":["u8);
        AppendLevels(book, trade.BestAsk, symbol.Tick, ref line);
        line.Append("]}}\n"u8);
    }

    private static void AppendLevels(Book book, long price, long step, ref Utf8Line line)
    {
        var count = book.Random.NextBelow(MaxLevels);
        for (var i = 0; i < count; i++)
        {
            if (price <= 0) return;
            line.Append(i == 0 ? "[\""u8 : ",[\""u8);
            line.AppendDecimal(price, book.Symbol.PriceDecimals);
            line.Append("\",\""u8);
            line.AppendDecimal(book.Random.NextBool(0.3) ? 0 : DrawQuantity(book), book.Symbol.QuantityDecimals);
            line.Append("\"]"u8);
            price += step * (1 + book.Random.NextBelow(4));
        }
    }

    private static void BeginLine(ref Utf8Line line, long receiveTimeNs, byte[] head)
    {
        line.AppendNumber(receiveTimeNs);
        line.Append((byte)' ');
        line.Append(head);
    }

    private static long DrawQuantity(Book book) => book.Symbol.Lot * (1 + book.Random.NextBelow(20_000));
}
