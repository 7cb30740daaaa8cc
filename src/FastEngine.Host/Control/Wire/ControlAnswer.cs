namespace FastEngine.Host.Control.Wire;

/// <summary>One line of JSON before the body of an answer, and another one behind it; when it is not <see cref="Ok"/>, nothing follows.</summary>
internal sealed record ControlAnswer
{
    public int V { get; init; }

    public bool Ok { get; init; }

    /// <summary>Behind a query's body: rows in it.</summary>
    public long? Rows { get; init; }

    public ControlFault? Fault { get; init; }

    public string? Message { get; init; }
}
