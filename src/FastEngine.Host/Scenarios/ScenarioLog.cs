using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Scenarios.Coverage;

namespace FastEngine.Host.Scenarios;

/// <summary>Collects what happens in a scenario: the ledger with the fields of <c>events.jsonl</c>, and the signals between.</summary>
internal sealed class ScenarioLog : ILedgerHandler, IDisposable
{
    private readonly InstrumentTable _instruments;
    private readonly IReadOnlyList<string> _strategies;
    private readonly MemoryStream _line = new();
    private readonly LedgerFields _fields;
    private readonly JsonLines _lines;
    private readonly LedgerHash _hash = new();

    public ScenarioLog(InstrumentTable instruments, IReadOnlyList<string> strategies)
    {
        _instruments = instruments;
        _strategies = strategies;
        _fields = new LedgerFields(instruments, strategies);
        _lines = new JsonLines(_line);
    }

    public List<ScenarioEvent> Events { get; } = [];

    public BehavioursOf Behaviours { get; } = new();

    public void OnLedger(in LedgerEvent e)
    {
        _hash.OnLedger(in e);
        Behaviours.Add(in e);
        _line.SetLength(0);
        _lines.Begin();
        _fields.Write(_lines, in e);
        _lines.End();
        var data = JsonNode.Parse(_line.GetBuffer().AsSpan(0, (int)_line.Length))!.AsObject();
        Events.Add(new ScenarioEvent(e.TimeNs, Names.Of(in e), data));
    }

    public void OnInbound(in TradeEvent e)
    {
        if (e.Kind != TradeEventKind.Signal) return;
        ref readonly var signal = ref e.Signal;
        var instrument = _instruments[signal.InstrumentId];
        Events.Add(new ScenarioEvent(signal.TimeNs, EventNames.Signal, new JsonObject
        {
            ["symbol"] = instrument.Name, ["strategy"] = ReservedStrategies.NameOf(signal.StrategyId, _strategies), ["direction"] = Names.Of(signal.Direction),
            ["price"] = FixedPoint.ToText(signal.Price, instrument.PriceScale), ["entry_score"] = signal.EntryScore, ["confluence"] = signal.Confluence,
            ["stop_edge"] = signal.ZoneEdge == 0 ? null : FixedPoint.ToText(signal.ZoneEdge, instrument.PriceScale),
        }));
    }

    /// <summary>The <c>output_hash</c>; ends the collecting.</summary>
    public string Complete(ulong marketDigest) => _hash.Complete(marketDigest);

    public void Dispose()
    {
        _lines.Dispose();
        _hash.Dispose();
        _line.Dispose();
    }
}
