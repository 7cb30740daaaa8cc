namespace FastEngine.Core.Logging;

/// <summary>How much a log event matters.</summary>
public enum LogLevel : byte
{
    Debug = 0,
    Information = 1,

    /// <summary>Something was refused, lost or late, and the engine goes on as designed.</summary>
    Warning = 2,

    /// <summary>Something failed that a person must look at.</summary>
    Error = 3,

    /// <summary>Trading stopped.</summary>
    Fatal = 4,
}
