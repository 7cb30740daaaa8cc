namespace FastEngine.Rings;

/// <summary>What is done with each event; a struct, used as a type parameter so that the call is inlined.</summary>
public interface IEventHandler<T>
    where T : unmanaged
{
    /// <param name="evt">The event in its slot; the reference ends with the call.</param>
    /// <param name="sequence">Its place on the ring.</param>
    /// <param name="endOfBatch">Last of those that were there: the moment to flush.</param>
    void OnEvent(ref readonly T evt, long sequence, bool endOfBatch);
}
