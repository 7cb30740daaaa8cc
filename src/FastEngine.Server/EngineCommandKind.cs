namespace FastEngine.Server;

/// <summary>What an operator may ask of the engine.</summary>
public enum EngineCommandKind
{
    /// <summary>No new entries; what is open goes on being managed.</summary>
    Halt,

    /// <summary>Open entries are cancelled as well.</summary>
    ReduceOnly,

    /// <summary>Positions are closed as well.</summary>
    Flatten,

    /// <summary>Takes back what an operator had stopped.</summary>
    Resume,

    Close,
}
