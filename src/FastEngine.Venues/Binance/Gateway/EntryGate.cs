namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Whether the gateway lets orders pass that take on risk: both ways to the venue are whole, and its clock is known.</summary>
internal sealed class EntryGate(MarketContext context)
{
    private bool _wasSure = true;

    /// <summary>Of the user stream, behind what was missed.</summary>
    public bool HasUserStream { get; set; }

    /// <summary>Of orders, by either way.</summary>
    public bool HasOrders { get; set; }

    public bool IsOpen() => HasUserStream && HasOrders && context.NowNs() >= context.Limiter.BlockedUntilNs && context.Clock.IsSure(context.NowNs());

    /// <summary>Tells when the clock is no longer known well enough, and when it is again.</summary>
    public void Look(long nowNs)
    {
        var isSure = context.Clock.IsSure(nowNs);
        if (isSure == _wasSure) return;
        _wasSure = isSure;
        context.Tell(isSure ? GatewayNoticeKind.ClockSure : GatewayNoticeKind.ClockUnsure, value: context.Clock.At(nowNs).UncertaintyNs);
    }
}
