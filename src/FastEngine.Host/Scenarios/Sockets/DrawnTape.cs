using FastEngine.Core;
using FastEngine.Exchange.Tape;
using FastEngine.Host.Scenarios.Tape;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>The drawn tapes of a scenario as the exchange plays them: trades in the order of their times, and at last how long it goes on.</summary>
internal sealed class DrawnTape : ITape
{
    private readonly Scenario _scenario;
    private readonly IEnumerator<Tick> _ticks;

    public DrawnTape(Scenario scenario)
    {
        _scenario = scenario;
        _ticks = Draw().GetEnumerator();
    }

    public InstrumentTable Instruments => _scenario.Instruments;

    public bool TryNext(out Tick tick)
    {
        var has = _ticks.MoveNext();
        tick = has ? _ticks.Current : default;
        return has;
    }

    public void Dispose() => _ticks.Dispose();

    private IEnumerable<Tick> Draw()
    {
        using var tapes = new DrawnTapes(_scenario);
        var ids = new long[_scenario.Instruments.Count];
        for (var tape = tapes.Earliest; tape >= 0; tape = tapes.Earliest)
        {
            var item = tapes.Take(tape);
            var id = _scenario.Tapes[tape].Instrument.Id;
            if (item.IsTrade)
                yield return new Tick { Kind = EventKind.Trade, ExchangeTimeNs = item.TimeNs, InstrumentId = id, Price = item.Price, Quantity = item.Quantity, Aggressor = item.Aggressor, TradeId = ++ids[id] };
        }

        yield return new Tick { Kind = EventKind.Clock, ExchangeTimeNs = _scenario.EndNs, InstrumentId = -1 };
    }
}
