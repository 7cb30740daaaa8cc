using System.Text;

namespace FastEngine.Feeds;

/// <summary>Finds out the layout of an archive from its first line: by the names of a header, else by what stands in the columns.</summary>
internal static class CsvLayoutProbe
{
    /// <summary>Null when the line is neither a known header nor a row of a known layout.</summary>
    public static CsvLayout? FromLine(ReadOnlySpan<byte> line) => FromHeader(line) ?? FromRow(line);

    public static CsvLayout? FromHeader(ReadOnlySpan<byte> line)
    {
        var fields = new CsvFields(line);
        if (fields.Count is < 6 or CsvFields.MaxFields) return null;
        var names = new string[fields.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = Encoding.ASCII.GetString(fields[i]).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

        var aggregate = Find(names, "aggtradeid");
        var layout = new CsvLayout
        {
            Count = names.Length,
            HasHeader = true,
            Id = aggregate >= 0 ? aggregate : Find(names, "id", "tradeid"),
            Price = Find(names, "price"),
            Quantity = Find(names, "quantity", "qty", "amount"),
            Time = Find(names, "transacttime", "time", "timestamp"),
            ReceiveTime = Find(names, "localtimestamp"),
            BuyerIsMaker = Find(names, "isbuyermaker"),
            AggressorSide = Find(names, "side"),
            Exchange = Find(names, "exchange"),
            Symbol = Find(names, "symbol"),
            HasBestMatch = Find(names, "isbestmatch") >= 0,
            Kind = aggregate >= 0 ? CsvKind.AggTrades : Find(names, "localtimestamp") >= 0 ? CsvKind.TardisTrades : CsvKind.Trades,
        };
        if (layout.Id < 0 || layout.Price < 0 || layout.Quantity < 0 || layout.Time < 0) return null;
        var hasSide = layout.Kind == CsvKind.TardisTrades
            ? layout is { AggressorSide: >= 0, Exchange: >= 0, Symbol: >= 0 }
            : layout.BuyerIsMaker >= 0;
        // A Tardis layout is told from the others by having no maker column.
        return !hasSide ? null : layout.Kind == CsvKind.TardisTrades ? layout with { BuyerIsMaker = -1 } : layout;
    }

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

    private static int Find(string[] names, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            var index = Array.IndexOf(names, name);
            if (index >= 0) return index;
        }

        return -1;
    }
}
