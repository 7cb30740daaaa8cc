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
}
