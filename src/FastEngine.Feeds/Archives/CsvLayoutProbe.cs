namespace FastEngine.Feeds;

/// <summary>Finds out the layout of an archive from its first line: by the names of a header, else by what stands in the columns.</summary>
internal static class CsvLayoutProbe
{
    /// <summary>Null when the line is neither a known header nor a row of a known layout.</summary>
    public static CsvLayout? FromLine(ReadOnlySpan<byte> line) =>
        KlineRow.IsHeader(line) ? CsvLayout.Klines : FromHeader(line) ?? FromRow(line);

    /// <summary>Whether the line names the columns of a known layout. Readers ask it in mid-file, so it allocates nothing.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var fields = new CsvFields(line);
        return IsHeader(in fields);
    }

    private static CsvLayout? FromHeader(ReadOnlySpan<byte> line)
    {
        var fields = new CsvFields(line);
        if (!IsHeader(in fields)) return null;
        var kind = KindOf(in fields);
        return new CsvLayout
        {
            Kind = kind,
            Count = fields.Count,
            HasHeader = true,
            Id = IdOf(in fields),
            Price = PriceOf(in fields),
            Quantity = QuantityOf(in fields),
            Time = TimeOf(in fields),
            ReceiveTime = Find(in fields, "localtimestamp"u8),
            // A Tardis layout is told from the others by having no maker column.
            BuyerIsMaker = kind == CsvKind.TardisTrades ? -1 : Find(in fields, "isbuyermaker"u8),
            AggressorSide = Find(in fields, "side"u8),
            Exchange = Find(in fields, "exchange"u8),
            Symbol = Find(in fields, "symbol"u8),
            HasBestMatch = Find(in fields, "isbestmatch"u8) >= 0,
        };
    }

    private static bool IsHeader(in CsvFields fields)
    {
        if (fields.Count is < 6 or CsvFields.MaxFields) return false;
        if (IdOf(in fields) < 0 || PriceOf(in fields) < 0 || QuantityOf(in fields) < 0 || TimeOf(in fields) < 0) return false;
        return KindOf(in fields) == CsvKind.TardisTrades
            ? Find(in fields, "side"u8) >= 0 && Find(in fields, "exchange"u8) >= 0 && Find(in fields, "symbol"u8) >= 0
            : Find(in fields, "isbuyermaker"u8) >= 0;
    }

    private static CsvKind KindOf(in CsvFields fields) =>
        Find(in fields, "aggtradeid"u8) >= 0 ? CsvKind.AggTrades : Find(in fields, "localtimestamp"u8) >= 0 ? CsvKind.TardisTrades : CsvKind.Trades;

    private static int IdOf(in CsvFields fields) => FirstOf(Find(in fields, "aggtradeid"u8), Find(in fields, "id"u8), Find(in fields, "tradeid"u8));

    private static int PriceOf(in CsvFields fields) => Find(in fields, "price"u8);

    private static int QuantityOf(in CsvFields fields) => FirstOf(Find(in fields, "quantity"u8), Find(in fields, "qty"u8), Find(in fields, "amount"u8));

    private static int TimeOf(in CsvFields fields) => FirstOf(Find(in fields, "transacttime"u8), Find(in fields, "time"u8), Find(in fields, "timestamp"u8));

    private static CsvLayout? FromRow(ReadOnlySpan<byte> line)
    {
        var fields = new CsvFields(line);
        var layout = fields.Count switch
        {
            8 when IsBoolean(fields[6]) && IsBoolean(fields[7]) => CsvLayout.AggTrades(bestMatch: true),
            8 => CsvLayout.Tardis,
            7 when IsBoolean(fields[5]) && IsBoolean(fields[6]) => CsvLayout.Trades(bestMatch: true),
            7 when IsBoolean(fields[6]) => CsvLayout.AggTrades(bestMatch: false),
            6 when IsBoolean(fields[5]) => CsvLayout.Trades(bestMatch: false),
            _ => null,
        };
        if (layout is null) return null;
        var numbers = IsNumber(fields[layout.Price]) && IsNumber(fields[layout.Quantity]) && EpochTime.TryParse(fields[layout.Time], out _);
        if (!numbers) return null;
        if (layout.Kind != CsvKind.TardisTrades) return layout;
        return fields[layout.AggressorSide].SequenceEqual("buy"u8) || fields[layout.AggressorSide].SequenceEqual("sell"u8)
            || fields[layout.AggressorSide].SequenceEqual("unknown"u8) ? layout : null;
    }

    private static bool IsBoolean(ReadOnlySpan<byte> field) => CsvRow.TryParseBoolean(field, out _);

    private static bool IsNumber(ReadOnlySpan<byte> field) => DecimalText.TryMeasure(field, out _, out _);

    private static int FirstOf(int first, int second, int third) => first >= 0 ? first : second >= 0 ? second : third;

    private static int Find(in CsvFields fields, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (IsNamed(fields[i], name)) return i;
        }

        return -1;
    }

    // Exchanges write agg_trade_id, aggTradeId and AggTradeID.
    private static bool IsNamed(ReadOnlySpan<byte> field, ReadOnlySpan<byte> name)
    {
        var matched = 0;
        foreach (var letter in field)
        {
            if (letter == '_') continue;
            var lower = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
            if (matched == name.Length || lower != name[matched]) return false;
            matched++;
        }

        return matched == name.Length;
    }
}
