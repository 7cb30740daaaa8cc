using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals;

/// <summary>Where a shard's results go; a struct type parameter, so that the calls are direct.</summary>
public interface ISignalSink
{
    void OnOrderFlow(in OrderFlow flow);

    void OnCandleClosed(in ClosedCandle candle);

    /// <summary>At each close of the fastest candle, and at each exit check of a symbol with a position.</summary>
    void OnView(in SymbolView view);

    void OnDecision(in DecisionRecord record);

    void OnSignal(in Signal signal);

    void OnExit(in ExitRequest request);

    /// <summary>At each exit check, one for each position of the symbol, after the exits that the check asks for and before its view.</summary>
    void OnExitCheck(in ExitCheck check);

    /// <summary>Once each period of the profile; every zone and gap that the symbol has then follows.</summary>
    void OnProfile(in ProfileView profile);

    void OnZone(in ZoneView zone);

    void OnGap(in GapView gap);
}
