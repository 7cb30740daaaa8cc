namespace FastEngine.Host.Drilling.Serving;

/// <summary>What the clients of a round saw.</summary>
internal sealed record ApiLoadResult
{
    /// <summary>Frames and charts of all dashboards.</summary>
    public long Frames { get; init; }

    /// <summary>Dashboards that got at least one.</summary>
    public int Dashboards { get; init; }

    public long Requests { get; init; }

    /// <summary>Answers other than 200.</summary>
    public long Refused { get; init; }

    /// <summary>From a request's sending to its answer's end, 99 of 100.</summary>
    public double RequestP99Ms { get; init; }

    /// <summary>Bytes that wait at the client that never reads, as far as the system took them.</summary>
    public bool StuckIsOpen { get; init; }

    /// <summary>Processor time of the clients' process while they asked.</summary>
    public double ProcessorMs { get; init; }
}
