namespace FastEngine.Feeds;

/// <summary>Whose mistake a recording that cannot be used is; decides the exit code.</summary>
public enum RecordingFault
{
    /// <summary>What was asked for cannot be: no such file, a directory, no permission, an option missing or wrong.</summary>
    Usage = 0,

    /// <summary>The file is there, but what it holds cannot be used.</summary>
    Data = 1,
}
