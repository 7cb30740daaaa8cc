namespace FastEngine.Rings;

/// <summary>Events whose handling throws are skipped, counted, and the first is remembered for the report.</summary>
public sealed class SkipAndCount : IExceptionPolicy
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
        return ExceptionAction.Skip;
    }
}
