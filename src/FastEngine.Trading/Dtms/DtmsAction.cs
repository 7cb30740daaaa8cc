namespace FastEngine.Trading.Dtms;

/// <summary>What a step of the state machine asks for.</summary>
public enum DtmsAction : byte
{
    None,
    TightenStop,
    Reduce,
    OpenHedge,
    CloseHedge,
    ReAdd,
    CloseAll,
}
