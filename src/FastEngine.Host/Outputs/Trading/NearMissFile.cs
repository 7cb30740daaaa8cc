using FastEngine.Core;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>near_misses.jsonl</c>: where an evaluation that was at a zone stopped, by how much, and what its shadow trade made.</summary>
internal static class NearMissFile
{
    public static void Write(ShadowTrades shadows, InstrumentTable instruments, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var shadow in shadows.All)
        {
            var record = shadow.Record;
            var instrument = instruments[record.InstrumentId];
            lines.Begin().Add("time_ns", record.TimeNs).Add("symbol", instrument.Name).Add("decision", record.Decision).Add("sequence", record.Sequence)
                .Add("direction", Names.Of(record.Direction)).Add("level", record.Level).Add("stop", Names.Of(record.Stop))
                .Add("measured", record.Measured).Add("threshold", record.Threshold).Add("price", FixedPoint.ToText(record.Price, instrument.PriceScale))
                .Add("more", shadow.More).Add("exit_time_ns", shadow.ExitTimeNs)
                .Add("exit_price", shadow.ExitTimeNs == 0 ? null : FixedPoint.ToText(shadow.ExitPrice, instrument.PriceScale))
                .Add("gross_pct", Math.Round(shadow.GrossPct, 6)).Add("net_pct", Math.Round(shadow.NetPct, 6)).End();
        }
    }
}
