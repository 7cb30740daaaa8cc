using FastEngine.Core;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Host.Service.Markets.Live;
using FastEngine.Rings;

namespace FastEngine.Host.Verbs;

/// <summary><c>--once</c>: ends the run when engine and venue agree, or have not for too long.</summary>
internal sealed class FirstAgreement(EngineService service, LiveMarket market)
{
    private const long LimitNs = 60 * EngineTime.NsPerSecond;

    private readonly long _sinceNs = MonotonicClock.Now();

    public void Look()
    {
        if (market.Trading!.Agreement!.IsAgreed || MonotonicClock.Now() - _sinceNs >= LimitNs) service.Pipeline.RequestStop();
    }

    /// <exception cref="RunException">They did not agree.</exception>
    public void Require()
    {
        var agreement = market.Trading!.Agreement!;
        if (!agreement.IsAgreed) throw new RunException(ExitCode.Failed, $"PositionReconciliationFailed: {agreement.Problem}");
    }
}
