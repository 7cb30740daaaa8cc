using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Client;
using FastEngine.Trading;

namespace FastEngine.Host.Service;

/// <summary>A venue in another process: connected to after the journal was played, and agreed with before an order may leave.</summary>
internal sealed class VenueLink(string socketPath, InstrumentTable instruments, TradingOptions trading) : IDisposable
{
    private const int OrderSlots = 4_096;

    private RemoteVenueClient? _client;

    public LateVenue Venue { get; } = new();

    public LateOutlet Outlet { get; } = new();

    public OrderQueue Orders { get; } = new(OrderSlots);

    /// <summary>Whether no market time was lost: the tape stood still.</summary>
    public bool IsLossless { get; private set; }

    /// <summary>Reports that came while no engine was there.</summary>
    public int Missed { get; private set; }

    /// <summary>Orders that the venue never got.</summary>
    public int NeverSent { get; private set; }

    /// <summary>Of an engine that comes back to a market that went on; null of another.</summary>
    public VenueAgreement? Agreement { get; private set; }

    /// <summary>Agrees with the venue.</summary>
    /// <param name="stage">As the journal left it.</param>
    /// <param name="recovery">Null for an engine that begins with nothing.</param>
    /// <param name="player">Of the journal.</param>
    /// <exception cref="RunException">They do not agree, or there is no venue.</exception>
    public void Reconcile(TradeStage stage, Recovery? recovery, JournalPlayer player)
    {
        try
        {
            var last = recovery is null ? -1 : player.LastSequence;
            _client = RemoteVenueClient.Connect(socketPath, instruments, last, stage.LastVenueSequence, recovery is not null);
            IsLossless = _client.Welcome.IsLossless;
            CheckAccount(_client.Welcome, stage[LiveKnob.Leverage]);
            if (recovery is not null)
            {
                if (IsLossless) GoOn(stage, recovery);
                else CatchUp(stage, recovery, player);
            }

            CrashPoint.Pass(CrashPoint.Reconcile);

            // The venue sends the last event again, and this engine finishes it: the reports that follow from it may be missing.
            _client.Ready(IsLossless ? Math.Max(-1, last - 1) : Math.Max(last, _client.Welcome.MatchedThrough), stage.LastVenueSequence);
            recovery?.Complete(finishesLast: IsLossless);
            Outlet.Connect(_client.Orders);
        }
        catch (RemoteVenueException exception)
        {
            throw new RunException(ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>The tape of the venue.</summary>
    public RemoteTapeSource Source(Pipeline pipeline, long lastSequence, int latencySample)
    {
        var venue = new RemoteVenue(_client!, Orders);
        Venue.Venue = venue;
        return new RemoteTapeSource(_client!, venue, Orders, pipeline.Inbound, latencySample: latencySample, stamps: pipeline.Taps?.Publications) { SkipThrough = lastSequence };
    }

    public void Dispose() => _client?.Dispose();

    private void CheckAccount(in VenueWelcome account, long leverage)
    {
        if (account.Mode != trading.Mode)
            throw new RunException(ExitCode.Failed, $"the account at the venue is in mode {Names.Of(account.Mode)}, and positions.mode is {Names.Of(trading.Mode)}: set one of them as the other");
        if (account.Leverage != 0 && account.Leverage != leverage)
            throw new RunException(ExitCode.Failed, $"the account at the venue has a leverage of {account.Leverage}, and account.leverage is {leverage}: set one of them as the other");
    }

    // Time stood still: what was decided is as good as it was.
    private void GoOn(TradeStage stage, Recovery recovery)
    {
        recovery.RunUnsent();
        recovery.ResendCancels();
        recovery.ResendQueries();
        foreach (var order in Live(stage))
        {
            if (recovery.HeldOrders.Contains(order.Terms.Order) || _client!.QueryOrder(order.Terms.Id).Status != VenueOrderStatus.Unknown) continue;
            NeverSent++;
            recovery.Resend(order.Terms.Order);
        }
    }

    // The market went on: what the venue did meanwhile is heard, what never reached it is not sent any more, and then both must agree.
    private void CatchUp(TradeStage stage, Recovery recovery, JournalPlayer player)
    {
        recovery.DropUnsent();
        recovery.Tell(Recovering(KillSwitchLevel.StopEntries));
        CrashPoint.Pass(CrashPoint.Reconcile);
        var told = default(TradeEvent);
        foreach (var missed in _client!.ReportsSince(stage.LastVenueSequence))
        {
            missed.CopyTo(ref told);
            if (told.Kind == TradeEventKind.OrderReport) recovery.Tell(in told.OrderReport);
            else recovery.Tell(in told.VenueUpdate);
            Missed++;
        }

        foreach (var order in Live(stage))
        {
            if (recovery.HeldOrders.Contains(order.Terms.Order) || _client.QueryOrder(order.Terms.Id).Status != VenueOrderStatus.Unknown) continue;
            NeverSent++;
            recovery.Tell(new OrderReport
            {
                Order = order.Terms.Order, TimeNs = player.LastTimeNs, VenueTimeNs = player.LastTimeNs, Kind = OrderReportKind.Rejected, Reject = RejectReason.NeverSent,
            });
        }

        recovery.ResendCancels();
        recovery.ResendQueries();
        Agreement = new VenueAgreement(_client, instruments, trading.StartingEquity, stage, recovery, player.LastTimeNs);
        if (Agreement.Reach() is { Count: > 0 } left)
        {
            recovery.Tell(new Command { Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.ReduceOnly, InstrumentId = -1, Origin = CommandOrigin.Engine, Reason = KillSwitchReason.Unreconciled });
            throw new RunException(ExitCode.Failed, "position reconciliation failed: " + string.Join("; ", left.Select(difference => difference.ToText(instruments))));
        }

        recovery.Tell(Recovering(KillSwitchLevel.None));
    }

    private static Command Recovering(KillSwitchLevel level) => new()
    {
        Kind = CommandKind.KillSwitch, Value = (long)level, InstrumentId = -1, Origin = CommandOrigin.Recovery, Reason = KillSwitchReason.Recovering,
    };

    private static LiveOrderView[] Live(TradeStage stage)
    {
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        return orders[..stage.CopyLiveOrders(orders)];
    }
}
