using FastEngine.Core;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>A supply or demand zone as it stands, as a row of <c>supply_demand_zones</c>; replaces the zone's row.</summary>
public struct ZoneRow : ISymbolRow<ZoneRow>
{
    public long ZoneId;
    public long TimeframeNs;

    /// <summary>Demand is watched by longs, supply by shorts.</summary>
    public Direction Direction;

    public long Low;
    public long High;

    /// <summary>NaN when it has none.</summary>
    public double Strength;

    public long FirstSeenNs;

    /// <summary>0 when it was not tested yet.</summary>
    public long LastTestedNs;

    public int Tests;
    public ZoneStatus Status;

    public static string Table => "supply_demand_zones";

    public static string KeyColumn => "zone_id";

    public static long KeyOf(in ZoneRow row) => row.ZoneId;

    public static long TimeOf(in ZoneRow row) => Math.Max(row.FirstSeenNs, row.LastTestedNs);

    public static void Write(ReadOnlySpan<ZoneRow> rows, RowChunk chunk, in Scaling scaling)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            chunk.Of<long>(0)[i] = row.ZoneId;
            chunk.Text(1, i, Timeframe.ToText(row.TimeframeNs));
            chunk.Of<byte>(2)[i] = (byte)row.Direction;
            chunk.Of<long>(3)[i] = scaling.Price(row.Low);
            chunk.Of<long>(4)[i] = scaling.Price(row.High);
            chunk.Number(5, i, row.Strength);
            chunk.Of<long>(6)[i] = row.FirstSeenNs;
            chunk.OrNull(7, i, row.LastTestedNs);
            chunk.Of<int>(8)[i] = row.Tests;
            chunk.Of<byte>(9)[i] = (byte)row.Status;
        }
    }
}
