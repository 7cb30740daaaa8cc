namespace FastEngine.Server.Http;

/// <summary>Keeps what is written to it, up to a limit.</summary>
internal sealed class BoundedStream(int mostBytes) : MemoryStream
{
    // What is written as a span comes here too, as it does for every stream that extends this one.
    /// <exception cref="ProblemException">It would hold more.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Length + count > mostBytes) throw new ProblemException(422, $"the rows take more than {mostBytes:N0} bytes: ask for fewer by limit, or for fewer columns", "limit");
        base.Write(buffer, offset, count);
    }
}
