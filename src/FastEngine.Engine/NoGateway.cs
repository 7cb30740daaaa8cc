using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Sends nothing: what a journal tells of orders was sent already.</summary>
internal sealed class NoGateway : IOrderGateway
{
    public static readonly NoGateway Instance = new();

    public void Submit(in ApprovedOrder order)
    {
    }

    public void Cancel(long order, long timeNs)
    {
    }

    public void Query(in VenueQuery query)
    {
    }
}
