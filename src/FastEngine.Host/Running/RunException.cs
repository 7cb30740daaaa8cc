namespace FastEngine.Host.Running;

/// <summary>A run cannot go on for a reason that its user can do something about: the message is what they see.</summary>
internal sealed class RunException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
