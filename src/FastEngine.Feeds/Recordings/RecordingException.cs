namespace FastEngine.Feeds;

/// <summary>A recording cannot be used; the message names the file, what is wrong and what to do.</summary>
public sealed class RecordingException : Exception
{
    public RecordingException(RecordingFault fault, string message)
        : base(message) => Fault = fault;

    public RecordingException(RecordingFault fault, string message, Exception cause)
        : base(message, cause) => Fault = fault;

    public RecordingFault Fault { get; }
}
