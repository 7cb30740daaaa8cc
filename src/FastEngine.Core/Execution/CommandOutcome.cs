namespace FastEngine.Core.Execution;

/// <summary>What became of a <see cref="Command"/>. The values are in its unit.</summary>
public struct CommandOutcome
{
    public Command Command;

    /// <summary>In force before: the highest level, the knob's value, 1 or 0; of entries of all instruments, how many were allowed.</summary>
    public long Before;

    /// <summary>In force after it; as before when it was refused.</summary>
    public long After;

    /// <summary>Range of the value, when it was out of it.</summary>
    public long Least;
    public long Most;

    public CommandRefusal Refusal;
}
