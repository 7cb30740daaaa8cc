namespace FastEngine.Host;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The run failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>This machine cannot run it.</summary>
    public const int Environment = 3;

    /// <summary>Ended by Ctrl-C or SIGTERM, cleanly.</summary>
    public const int Interrupted = 130;
}
