using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>An order for every trade, as the other client does: nothing between the ring and the encoder.</summary>
internal sealed class BarePath : IOwnPath
{
    private readonly RingConsumer<Tick> _ticks;
    private readonly OwnLine _line;
    private long _orders;

    public BarePath(OwnLine line)
    {
        _line = line;
        _ticks = new RingConsumer<Tick>(Ring);
    }

    public SingleProducerRing<Tick> Ring { get; } = new(1 << 12);

    public bool Step()
    {
        var sent = false;
        for (var available = _ticks.Available(int.MaxValue); available > 0; available--)
        {
            ref readonly var tick = ref _ticks[_ticks.Next];
            if (tick.Kind == EventKind.Trade)
            {
                _orders++;
                var terms = new OrderTerms
                {
                    Id = new ClientOrderId { Leg = OrderLeg.Entry, Sequence = tick.Sequence }, Order = _orders, Quantity = 100_000, InstrumentId = tick.InstrumentId,
                    Side = tick.Aggressor, Type = OrderType.Market, Leg = OrderLeg.Entry,
                };
                _line.Send(in terms);
                sent = true;
            }

            _ticks.Release(_ticks.Next);
        }

        return sent;
    }

    public void Dispose()
    {
    }
}
