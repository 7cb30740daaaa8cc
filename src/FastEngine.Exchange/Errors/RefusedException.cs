namespace FastEngine.Exchange.Errors;

/// <summary>A request is refused; what is thrown is what the client is told.</summary>
internal sealed class RefusedException(VenueError error) : Exception($"{error.Code}: {error.Message}")
{
    public VenueError Error { get; } = error;
}
