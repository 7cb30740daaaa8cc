namespace FastEngine.Rings;

/// <summary>What a consumer does after its handler threw.</summary>
public enum ExceptionAction
{
    /// <summary>Stop in front of the event; it stays in its slot and holds the producers back.</summary>
    Halt,

    /// <summary>Count the event as consumed and go on behind it.</summary>
    Skip,
}
