using FastEngine.Core.Execution;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>What the gateway tells of orders on their way out, in its order.</summary>
internal sealed class RecordingStamps : IOrderStamps
{
    public List<string> Told { get; } = [];

    public void Encoded(long order) => Told.Add($"encoded {order}");

    public void Sent(long order) => Told.Add($"sent {order}");
}
