using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>A long of 100.00 with its stop at 99.50, so that R is 0.50, and views of the market that are for it or against it.</summary>
internal sealed class Managed
{
    public const long Entry = 100_00;
    private const int Step = 15;

    public Managed(TradingOptions? options = null, int instrument = Desk.Usdm, Direction direction = Direction.Long, long quantity = 1_000)
    {
        // London, 10:00 UTC.
        Desk = new Desk(options ?? Hedging) { Now = 1_700_042_400 * EngineTime.NsPerSecond };
        Instrument = instrument;
        var signal = Desk.Long(instrument, price: Entry);
        if (direction == Direction.Short) signal.Direction = Direction.Short;
        var order = Desk.Enter(signal);
        Desk.Fill(order, quantity, Entry);
        Desk.Cancelled(order);
        Position = Desk.LastOrder.PositionId;
    }

    /// <summary>In which hedges are possible.</summary>
    public static TradingOptions Hedging => new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale };

    public Desk Desk { get; }

    public int Instrument { get; }

    public long Position { get; }

    public long Price { get; set; } = Entry;

    public ManagedPosition State => All().Single(managed => managed.PositionId == Position);

    public IEnumerable<DtmsEvent> Events => Desk.Ledger.Where(e => e.Kind == LedgerEventKind.Dtms).Select(e => e.Dtms);

    public DtmsEvent Last(DtmsEventKind kind) => Events.Last(e => e.Kind == kind);

    public int Count(DtmsEventKind kind) => Events.Count(e => e.Kind == kind);

    public IEnumerable<(DtmsState From, DtmsState To, DtmsCause Cause)> Transitions =>
        Events.Where(e => e.Kind == DtmsEventKind.Transition).Select(e => (e.From, e.To, e.Cause));

    public ManagedPosition[] All()
    {
        var managed = new ManagedPosition[Desk.Stage.OpenPositionCapacity];
        return managed[..Desk.Stage.CopyManaged(managed)];
    }

    /// <summary>The market is so from now on, and time passes.</summary>
    public void See(SymbolView view, int seconds = 0)
    {
        Show(view);
        for (; seconds > 0; seconds -= Step)
        {
            Desk.Now += Math.Min(seconds, Step) * EngineTime.NsPerSecond;
            Show(view);
        }
    }

    public void Show(SymbolView view)
    {
        view.TimeNs = Desk.Now;
        view.InstrumentId = Instrument;
        view.Price = Price;
        view.BarTimeNs = EngineTime.FloorMultiple(Desk.Now, EngineTime.NsPerMinute);
        Desk.Send(view);
    }

    /// <summary>Long enough for a deep check.</summary>
    public void Deep(SymbolView view) => See(view, 16 * 60);

    /// <summary>To the second warning, with its part closed.</summary>
    public void Warn()
    {
        See(Views.Sum(-3), 15 * 60);
        Deep(Views.Sum(-5));
        Desk.Fill(Desk.LastOrder.Order, Desk.LastOrder.Quantity, Price);
    }

    /// <summary>The hedge's order.</summary>
    public OrderTerms Hedge()
    {
        Warn();
        Deep(Views.Sum(-7));
        Assert.Equal(OrderLeg.Hedge, Desk.LastOrder.Leg);
        var order = Desk.LastOrder;
        Desk.Fill(order.Order, order.Quantity, Price);
        Assert.Equal(DtmsState.Hedged, State.State);
        return order;
    }

    public void Recover()
    {
        Hedge();
        See(Views.Break(1).WithRsi(-1).WithDelta(-1), 150);
        Desk.Fill(Desk.LastOrder.Order, Desk.LastOrder.Quantity, Price);
        Assert.Equal(DtmsState.Recovering, State.State);
    }
}
