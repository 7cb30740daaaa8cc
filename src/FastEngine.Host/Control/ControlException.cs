namespace FastEngine.Host.Control;

/// <summary>A request that was refused or failed; the message is what its user sees.</summary>
public sealed class ControlException(ControlFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public ControlFault Fault { get; } = fault;

    public int ExitCode => Fault switch
    {
        ControlFault.Usage => Host.ExitCode.Usage,
        ControlFault.Environment => Host.ExitCode.Environment,
        _ => Host.ExitCode.Failed,
    };
}
