using FastEngine.Core.Execution;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>What the gateway tells of orders on their way out, in its order.</summary>
internal sealed class RecordingStamps : IOrderStamps
{
    public List<string> Told { get; } = [];

    /// <summary>Keeps nothing, for tests of allocations.</summary>
    public bool IsSilent { get; set; }

    public void Encoded(long order)
    {
        if (!IsSilent) Told.Add($"encoded {order}");
    }

    public void Sent(long order)
    {
        if (!IsSilent) Told.Add($"sent {order}");
    }
}
