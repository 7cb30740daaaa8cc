namespace FastEngine.Storage.Logging;

/// <summary>How the log shows on standard error.</summary>
public enum ConsoleLog
{
    Off,

    /// <summary>Lines of text.</summary>
    Plain,

    /// <summary>Lines of text, coloured when standard error is a terminal.</summary>
    Coloured,
}
