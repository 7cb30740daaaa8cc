using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Client;
using FastEngine.Trading;
using FastEngine.Trading.Recovery;

namespace FastEngine.Host.Service;

/// <summary>Compares the engine with its venue after a restart, and makes the engine agree: the venue is right.</summary>
/// <remarks>A position that differs is corrected by an event: what is missing there is closed here as closed externally, what is missing here is nobody's.
/// Orders that only we have are given up, those that only the venue has are cancelled. Money that was made meanwhile by hand cannot be known.</remarks>
internal sealed class VenueAgreement(
    RemoteVenueClient client, InstrumentTable instruments, Int128 startingEquity, TradeStage stage, Recovery recovery, long nowNs)
{
    private readonly HashSet<long> _cancelled = [];

    /// <summary>What was changed here, for a person.</summary>
    public List<string> Corrected { get; } = [];

    /// <summary>Compares, corrects and compares again.</summary>
    /// <returns>What is still different.</returns>
    public IReadOnlyList<Difference> Reach()
    {
        var first = Differences();
        foreach (var difference in first) Correct(difference);
        if (Corrected.Count == 0) return first;

        // What it was traded at, and how often, no position tells.
        return [.. Differences().Where(difference => difference.Kind is not (DifferenceKind.Cash or DifferenceKind.Executions))];
    }

    private void Correct(Difference difference)
    {
        switch (difference.Kind)
        {
            case DifferenceKind.Position:
                var missing = difference.Venues - difference.Ours;
                var isShort = difference.Direction is { } side ? side == Direction.Short : (difference.Ours != 0 ? difference.Ours : difference.Venues) < 0;
                recovery.Tell(new VenueUpdate
                {
                    Kind = VenueUpdateKind.Correction, TimeNs = nowNs, VenueTimeNs = nowNs, InstrumentId = difference.InstrumentId,
                    Side = missing > 0 ? Side.Buy : Side.Sell, Quantity = (long)Int128.Abs(missing), Direction = isShort ? Direction.Short : Direction.Long,
                });
                break;
            case DifferenceKind.OrderMissing:
                var lost = Live().First(order => order.Terms.Id.ToString() == difference.ClientId).Terms.Order;
                recovery.Tell(new OrderReport { Order = lost, TimeNs = nowNs, VenueTimeNs = nowNs, Kind = OrderReportKind.Cancelled });
                break;
            case DifferenceKind.OrderUnknown:
                var order = client.QueryState().OpenOrders.First(open => open.Terms.Id.ToString() == difference.ClientId).Terms.Order;
                _cancelled.Add(order);
                recovery.CancelUnknown(order);
                break;
            default:
                return;
        }

        Corrected.Add(difference.ToText(instruments));
    }

    private List<Difference> Differences()
    {
        var theirs = client.QueryState();
        var state = new Trading.Recovery.VenueState
        {
            Positions = [.. theirs.Balances.SelectMany(balance => Sides(in balance))],
            OpenOrders = [.. theirs.OpenOrders.Where(order => !_cancelled.Contains(order.Terms.Order))
                .Select(order => new Trading.Recovery.VenueOrder(order.Terms.Id.ToString(), order.Terms.InstrumentId, order.Remaining))],
            Executions = theirs.Executions,
            Cash = startingEquity + theirs.Cash,
        };
        var held = recovery.HeldOrders.ToHashSet();
        var ids = Live().Where(order => held.Contains(order.Terms.Order)).Select(order => order.Terms.Id.ToString()).ToHashSet();
        return [.. new Reconciler(instruments.All.ToArray()).Compare(stage, state).Where(difference => difference.ClientId is not { } id || !ids.Contains(id))];
    }

    // A venue that keeps two sides of an instrument is compared with each of ours.
    private VenuePosition[] Sides(in VenueBalance balance) => stage.IsHedged(balance.InstrumentId)
        ? [new VenuePosition(balance.InstrumentId, balance.Long, Direction.Long), new VenuePosition(balance.InstrumentId, -balance.Short, Direction.Short)]
        : [new VenuePosition(balance.InstrumentId, balance.Net)];

    private LiveOrderView[] Live()
    {
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        return orders[..stage.CopyLiveOrders(orders)];
    }
}
