using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>One of the three things that a venue is sent.</summary>
internal readonly record struct VenueRequest
{
    public OrderTerms? Order { get; init; }

    public long Cancels { get; init; }

    public VenueQuery? Query { get; init; }
}
