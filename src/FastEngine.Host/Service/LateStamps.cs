using FastEngine.Core.Execution;

namespace FastEngine.Host.Service;

/// <summary>The latency ledger's stamps for a gateway that is made before the pipeline; tells nobody until it is connected, before the start.</summary>
internal sealed class LateStamps : IOrderStamps
{
    private IOrderStamps? _target;

    public void Connect(IOrderStamps? target) => _target = target;

    public void Encoded(long order) => _target?.Encoded(order);

    public void Sent(long order) => _target?.Sent(order);
}
