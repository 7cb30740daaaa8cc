using FastEngine.Core;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A fair value gap as it stands, as a row of <c>fair_value_gaps</c>; replaces the gap's row.</summary>
public struct GapRow : ISymbolRow<GapRow>
{
    public long GapId;
    public long TimeframeNs;

    /// <summary>Bullish is long.</summary>
    public Direction Direction;

    public long Low;
    public long High;
    public long CreatedNs;

    /// <summary>0 while it is open.</summary>
    public long FilledNs;

    /// <summary>0 to 100.</summary>
    public double FillPct;

    public static string Table => "fair_value_gaps";

    public static string KeyColumn => "fvg_id";

    public static long KeyOf(in GapRow row) => row.GapId;

    public static long TimeOf(in GapRow row) => Math.Max(row.CreatedNs, row.FilledNs);

    public static void Write(ReadOnlySpan<GapRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.GapId;
            chunk.Text(1, i, Timeframe.ToText(row.TimeframeNs));
            chunk.Of<byte>(2)[i] = (byte)row.Direction;
            chunk.Of<long>(3)[i] = scaling.Price(row.Low);
            chunk.Of<long>(4)[i] = scaling.Price(row.High);
            chunk.Of<long>(5)[i] = row.CreatedNs;
            chunk.OrNull(6, i, row.FilledNs);
            chunk.Of<double>(7)[i] = row.FillPct;
        }
    }
}
