namespace FastEngine.Core.Execution;

/// <summary>Why a <see cref="Command"/> was refused.</summary>
public enum CommandRefusal : byte
{
    None,
    UnknownKind,

    /// <summary>The kill switch changes for a reason; only a reset may leave it out.</summary>
    UnknownReason,

    UnknownKnob,
    UnknownInstrument,

    /// <summary>The outcome has the least and the most allowed.</summary>
    OutOfRange,

    /// <summary>Only a person may lower the level of this reason.</summary>
    OnlyOperator,

    /// <summary>Only the end of a recovery may lower the level of this reason.</summary>
    OnlyRecovery,

    /// <summary>No position of that number is open or pending.</summary>
    UnknownPosition,
}
