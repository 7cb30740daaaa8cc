using System.Collections.Concurrent;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>The venue's part of the gateway's thread; what people should hear of goes on to a slow one.</summary>
internal sealed class GatewayAgent(BinanceGateway gateway) : IAgent
{
    public string Name => gateway.Name;

    public ConcurrentQueue<GatewayNotice> Notices { get; } = new();

    public int DoWork()
    {
        var work = gateway.DoWork();
        while (gateway.TryTake(out GatewayNotice notice)) Notices.Enqueue(notice);
        return work;
    }
}
