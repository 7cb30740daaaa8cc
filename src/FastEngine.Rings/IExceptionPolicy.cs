namespace FastEngine.Rings;

/// <summary>Decides what becomes of a consumer whose handler threw, and remembers it; one instance a consumer.</summary>
public interface IExceptionPolicy
{
    /// <summary>Handler exceptions so far.</summary>
    long Exceptions { get; }

    /// <summary>The first of them.</summary>
    Exception? First { get; }

    /// <summary>The sequence of the event that caused <see cref="First"/>; -1 when there was none.</summary>
    long FirstSequence { get; }

    ExceptionAction OnException(Exception exception, long sequence);
}
