using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;

namespace FastEngine.Host.Outputs.Trading;

/// <summary><c>decisions.jsonl</c>: every decision record with its measured values.</summary>
internal sealed class DecisionsFile(InstrumentTable instruments, IReadOnlyList<string> strategies, ConfluenceScore confluence, Stream stream) : IShardOutputHandler, IDisposable
{
    private readonly JsonLines _lines = new(stream);

    public void OnDecision(in DecisionRecord record)
    {
        var instrument = instruments[record.InstrumentId];
        _lines.Begin().Add("time_ns", record.TimeNs).Add("symbol", instrument.Name).Add("strategy", strategies[record.StrategyId])
            .Add("decision", record.Decision).Add("sequence", record.Sequence).Add("trade_id", record.TradeId)
            .Add("direction", Names.Of(record.Direction)).Add("level", record.Level).Add("outcome", Names.Of(record.Outcome)).Add("stop", Names.Of(record.Stop))
            .Add("measured", record.Measured).Add("threshold", record.Threshold).Add("price", FixedPoint.ToText(record.Price, instrument.PriceScale));
        if (record.Level is 1) Regime(in record);
        if (record.Level >= 2) Rest(in record, instrument);
        _lines.End();
    }

    private void Regime(in DecisionRecord record) => _lines.Add("adx", record.Adx).Add("persistence", record.Persistence)
        .Add("mean_reversion", record.MeanReversion).Add("atr_fraction", record.AtrFraction).Add("conditions", Names.Of(record.Conditions));

    private void Rest(in DecisionRecord record, Instrument instrument)
    {
        Regime(in record);
        _lines.Add("zone", Names.Of(record.ZoneKind)).Add("zone_id", record.ZoneId)
            .Add("zone_edge", record.ZoneEdge == 0 ? null : FixedPoint.ToText(record.ZoneEdge, instrument.PriceScale))
            .Add("imbalance_short", record.ImbalanceShort).Add("imbalance_middle", record.ImbalanceMiddle).Add("imbalance_long", record.ImbalanceLong)
            .Add("cascade_trades", record.CascadeTrades).Add("bounce", record.Bounce).Add("wick", record.Wick).Add("close_position", record.ClosePosition)
            .Add("speed", record.Speed).Add("volume_ratio", record.VolumeRatio).Add("entry_score", record.EntryScore)
            .Add("confluence", record.Confluence).Add("required_confluence", record.RequiredScore).BeginObject("points");
        for (var i = 0; i < confluence.Filters.Length; i++)
        {
            if (confluence.Weights[i] != 0) _lines.Add(confluence.Filters[i].Name, record.Points[i]);
        }

        _lines.EndObject();
    }

    public void Dispose() => _lines.Dispose();
}
