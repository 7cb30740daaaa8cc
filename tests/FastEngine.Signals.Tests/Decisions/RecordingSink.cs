using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>Writes into a <see cref="Recording"/>.</summary>
internal readonly struct RecordingSink(Recording recording) : ISignalSink
{
    public void OnOrderFlow(in OrderFlow flow) => recording.Flows.Add(flow);

    public void OnCandleClosed(in ClosedCandle candle) => recording.Candles.Add(candle);

    public void OnView(in SymbolView view) => recording.Views.Add(view);

    public void OnDecision(in DecisionRecord record) => recording.Decisions.Add(record);

    public void OnSignal(in Signal signal) => recording.Signals.Add(signal);

    public void OnExit(in ExitRequest request) => recording.Exits.Add(request);

    public void OnExitCheck(in ExitCheck check) => recording.Checks.Add(check);

    public void OnProfile(in ProfileView profile) => recording.Profiles.Add(profile);

    public void OnZone(in ZoneView zone) => recording.Zones.Add(zone);

    public void OnGap(in GapView gap) => recording.Gaps.Add(gap);
}
