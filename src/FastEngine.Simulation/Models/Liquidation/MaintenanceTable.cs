using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Models.Liquidation;

/// <summary>Maintenance margin by notional: each tier's rate for the part of the notional that lies in it, so that nothing jumps between tiers.</summary>
internal sealed class MaintenanceTable
{
    private readonly MaintenanceTier[] _tiers;

    // What rate times the whole notional counts too much, from the lower tiers.
    private readonly Int128[] _deducted;

    public MaintenanceTable(IReadOnlyList<MaintenanceTier> tiers)
    {
        _tiers = [.. tiers];
        _deducted = new Int128[_tiers.Length];
        for (var i = 1; i < _tiers.Length; i++)
            _deducted[i] = _deducted[i - 1] + Money.Fee(_tiers[i].FromNotional, _tiers[i].RatePpb - _tiers[i - 1].RatePpb);
    }

    public Int128 Of(Int128 notional)
    {
        var at = _tiers.Length - 1;
        while (at > 0 && notional <= _tiers[at].FromNotional) at--;
        return Money.Fee(notional, _tiers[at].RatePpb) - _deducted[at];
    }
}
