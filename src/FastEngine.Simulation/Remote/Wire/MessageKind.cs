namespace FastEngine.Simulation.Remote.Wire;

/// <summary>What a message is; the byte behind its length. Below 64 from the engine, above from the venue.</summary>
internal enum MessageKind : byte
{
    None = 0,
    Hello = 1,
    QueryOrder = 2,
    QueryState = 3,
    QueryReports = 4,
    Ready = 5,
    Submit = 6,
    Cancel = 7,
    Ask = 8,
    BarrierDone = 9,
    Query = 10,

    Welcome = 65,
    Refused = 66,
    Order = 67,
    State = 68,
    Reports = 69,
    Window = 70,
    Tick = 71,
    Barrier = 72,
    Answer = 73,
    Known = 74,
    End = 75,
}
