namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="Command"/> asks for.</summary>
public enum CommandKind : byte
{
    None,

    /// <summary>Sets the kill switch to the level in the value.</summary>
    KillSwitch,

    /// <summary>Sets a live knob.</summary>
    SetKnob,

    /// <summary>Allows or forbids entries of one instrument.</summary>
    AllowEntries,

    /// <summary>Closes the strategy position whose number is the value, or what a <see cref="CloseScope"/> says of the instrument, or of all.</summary>
    ClosePosition,

    /// <summary>Offset of the clock that the live clock sync measured, ns in the value; its uncertainty in <see cref="Command.Uncertainty"/>.</summary>
    ReportClock,

    /// <summary>An exit check or exit missed its deadline: the position whose number is the value is closed, and the kill switch set to reduce-only.</summary>
    ExitOverdue,

    /// <summary>The backup path sent the exit whose reserved number is the value.</summary>
    ReportBackupSent,

    /// <summary>Of an exit that left by both paths the second was dropped: its number is the value.</summary>
    ReportDuplicateDropped,

    /// <summary>The slot of the instrument has got its symbol, whose facts are there already.</summary>
    NameInstrument,
}
