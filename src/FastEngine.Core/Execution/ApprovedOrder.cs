namespace FastEngine.Core.Execution;

/// <summary>An order that passed every gate. Only the risk gate of Trading can make one, and gateways accept nothing else.</summary>
public readonly struct ApprovedOrder
{
    internal ApprovedOrder(in OrderTerms terms) => Terms = terms;

    public readonly OrderTerms Terms;
}
