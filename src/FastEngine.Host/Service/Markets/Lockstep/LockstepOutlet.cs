using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Lockstep;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>The way to an exchange that holds its tape, on the gateway's thread: orders whose intents are in the journal, then what the hot thread waits for.</summary>
internal sealed class LockstepOutlet(DecidedTrades trades) : IOrderOutlet
{
    /// <summary>Takes what a person should hear of.</summary>
    public Action<GatewayNotice>? Notice { get; set; }

    private SteppedGateway? _gateway;
    private LockstepTurns? _turns;

    public void Connect(SteppedGateway gateway, LockstepTurns turns)
    {
        _gateway = gateway;
        _turns = turns;
    }

    public void Send(in ApprovedOrder order, TapePlace place)
    {
        ref readonly var terms = ref order.Terms;
        var tradeId = trades.At(terms.InstrumentId, terms.Sequence);
        try
        {
            _gateway!.Submit(in order, tradeId);
        }
        catch (LockstepException exception)
        {
            Fail(exception);
        }
    }

    public void Cancel(long order, long timeNs, TapePlace place) => Try(gateway => gateway.Cancel(order, timeNs));

    public void Query(in VenueQuery query, TapePlace place)
    {
        var asked = query;
        Try(gateway => gateway.Query(in asked));
    }

    public void Ask(long after, long dueNs)
    {
        Try(gateway => gateway.Ask(dueNs));
        _turns!.Done();
    }

    public void BarrierReached(long window)
    {
        Try(gateway => gateway.Acknowledge());
        _turns!.Done();
    }

    // Cold: the tape waits.
    private void Try(Action<SteppedGateway> action)
    {
        try
        {
            action(_gateway!);
            while (_gateway!.TryTake(out var notice)) Notice?.Invoke(notice);
        }
        catch (LockstepException exception)
        {
            Fail(exception);
        }
    }

    // The hot thread waits, and ends with it.
    private void Fail(LockstepException exception) => _turns!.Done(exception.Message);
}
