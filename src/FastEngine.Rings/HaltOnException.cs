namespace FastEngine.Rings;

/// <summary>The first exception ends the consumer, loudly: it stops in front of the event and its runner reports the failure.</summary>
public sealed class HaltOnException : IExceptionPolicy
{
    private long _exceptions;

    public long Exceptions => Volatile.Read(ref _exceptions);

    public Exception? First { get; private set; }

    public long FirstSequence { get; private set; } = Sequence.Initial;

    public ExceptionAction OnException(Exception exception, long sequence)
    {
        First ??= exception;
        if (FirstSequence == Sequence.Initial) FirstSequence = sequence;
        // Release: pairs with the read in Exceptions, so that who sees the count sees the first one too.
        Volatile.Write(ref _exceptions, _exceptions + 1);
        return ExceptionAction.Halt;
    }
}
