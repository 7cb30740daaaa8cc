using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>Something that the defensive management does, as its events tell it: a transition of one state to another for a cause, or another event.</summary>
public readonly record struct DtmsEdge(DtmsEventKind Kind, DtmsState From, DtmsState To, DtmsCause Cause)
{
    /// <summary>All that there are: what a self-check must reach.</summary>
    public static IReadOnlyList<DtmsEdge> All { get; } =
    [
        Go(DtmsState.Healthy, DtmsState.WarningL1, DtmsCause.Score),
        Go(DtmsState.WarningL1, DtmsState.Healthy, DtmsCause.Score),
        Go(DtmsState.WarningL1, DtmsState.Healthy, DtmsCause.Timeout),
        Go(DtmsState.WarningL1, DtmsState.WarningL2, DtmsCause.Score),
        Go(DtmsState.WarningL2, DtmsState.WarningL1, DtmsCause.Score),
        Go(DtmsState.WarningL2, DtmsState.WarningL1, DtmsCause.Timeout),
        Go(DtmsState.WarningL2, DtmsState.Hedged, DtmsCause.Score),
        Go(DtmsState.WarningL2, DtmsState.Hedged, DtmsCause.Confluence),
        Go(DtmsState.Hedged, DtmsState.WarningL2, DtmsCause.HedgeClosed),
        Go(DtmsState.Hedged, DtmsState.Recovering, DtmsCause.BreakOfStructure),
        Go(DtmsState.Hedged, DtmsState.Closed, DtmsCause.ChangeOfCharacter),
        Go(DtmsState.Hedged, DtmsState.Closed, DtmsCause.Timeout),
        Go(DtmsState.Recovering, DtmsState.Healthy, DtmsCause.Score),
        Go(DtmsState.Recovering, DtmsState.Closed, DtmsCause.Timeout),
        Say(DtmsEventKind.Registered, DtmsCause.None),
        Say(DtmsEventKind.RiskFrozen, DtmsCause.None),
        Say(DtmsEventKind.MonitoringStarted, DtmsCause.ProfitReached),
        Say(DtmsEventKind.MonitoringStarted, DtmsCause.LossReached),
        Say(DtmsEventKind.MonitoringStarted, DtmsCause.TimeReached),
        Say(DtmsEventKind.FastCheck, DtmsCause.BreakOfStructure),
        Say(DtmsEventKind.FastCheck, DtmsCause.ChangeOfCharacter),
        Say(DtmsEventKind.FastCheck, DtmsCause.VwapFlip),
        Say(DtmsEventKind.FastCheck, DtmsCause.ProfitMoved),
        Say(DtmsEventKind.DeepCheck, DtmsCause.None),
        Say(DtmsEventKind.PartClosed, DtmsCause.None),
        Say(DtmsEventKind.HedgeOpened, DtmsCause.None),
        Say(DtmsEventKind.HedgeFailed, DtmsCause.HedgeFailed),
        Say(DtmsEventKind.HedgeClosed, DtmsCause.HedgeClosed),
        Say(DtmsEventKind.ReducedInstead, DtmsCause.HedgeNotAllowed),
        Say(DtmsEventKind.RailHeld, DtmsCause.SafetyRail),
        Say(DtmsEventKind.ReAdded, DtmsCause.Score),
        Say(DtmsEventKind.ReAddFailed, DtmsCause.ReAddRefused),
        Say(DtmsEventKind.Unregistered, DtmsCause.PositionClosed),
    ];

    /// <summary>What an event shows; states count for transitions alone.</summary>
    public static DtmsEdge Of(in DtmsEvent e) => e.Kind == DtmsEventKind.Transition ? Go(e.From, e.To, e.Cause) : Say(e.Kind, e.Cause);

    private static DtmsEdge Go(DtmsState from, DtmsState to, DtmsCause cause) => new(DtmsEventKind.Transition, from, to, cause);

    private static DtmsEdge Say(DtmsEventKind kind, DtmsCause cause) => new(kind, DtmsState.Healthy, DtmsState.Healthy, cause);
}
