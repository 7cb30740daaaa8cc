using FastEngine.Core.Execution;

namespace FastEngine.Engine.Journal;

/// <summary>Sends nothing while a journal is played, and keeps the questions of the last event: they may not have left.</summary>
internal sealed class PlayedQueries : IOrderGateway
{
    private readonly List<VenueQuery> _queries = [];

    public IReadOnlyList<VenueQuery> Last => _queries;

    public void Submit(in ApprovedOrder order)
    {
    }

    public void Cancel(long order, long timeNs)
    {
    }

    public void Query(in VenueQuery query) => _queries.Add(query);

    /// <summary>Another event: what was asked before it has left.</summary>
    public void Clear() => _queries.Clear();
}
