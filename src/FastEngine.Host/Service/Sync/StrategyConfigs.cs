using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Service.Sync;

/// <summary>Documents of <c>strategy_configs</c>: risk and limits of the account, which the trade thread takes while it runs.</summary>
internal sealed class StrategyConfigs(LiveSettings live, ResolvedConfig config, InstrumentTable instruments, string exchange)
{
    private const string Risk = "risk_pct";
    private const string Positions = "max_positions";
    private const string TotalExposure = "total_exposure_pct";
    private const string SymbolExposure = "symbol_exposure_pct";
    private const string Leverage = "leverage";
    private const decimal PpmPerPercent = 10_000;

    private static readonly string[] Known = [Risk, Positions, TotalExposure, SymbolExposure, Leverage];

    private readonly Dictionary<string, HashSet<string>> _set = [];

    /// <exception cref="RemoteConfigException">It is refused; nothing of it was taken.</exception>
    public void Apply(RemoteConfigChange change)
    {
        if (change.IsRemoved)
        {
            Remove(change.DocumentId);
            return;
        }

        var fields = new RemoteFieldSet(change);
        if (!fields.IsOfExchange(exchange)) return;
        fields.RefuseOthersThan(Known);
        if (fields.Market() is { } market)
        {
            var others = instruments.All.ToArray().Count(instrument => instrument.Market != market);
            if (others == instruments.Count) return;
            if (others > 0) throw new RemoteConfigException($"risk and limits are of the whole account, which trades other markets than {MarketName.Of(market)} too: leave market_type out.");
        }

        var names = Known.Where(fields.Has).ToHashSet();
        var values = names.Select(name => (name, value: Read(fields, name))).ToList();
        foreach (var (name, value) in values) live.Set(KnobOf(name), value);
        foreach (var gone in _set.GetValueOrDefault(change.DocumentId, []).Except(names)) live.Set(KnobOf(gone), Configured(gone));
        _set[change.DocumentId] = names;
    }

    // Local files say what holds when no document does.
    private void Remove(string id)
    {
        if (!_set.Remove(id, out var names)) return;
        foreach (var name in names) live.Set(KnobOf(name), Configured(name));
    }

    private long Read(RemoteFieldSet fields, string name)
    {
        switch (name)
        {
            case Risk:
                var (risk, most) = (fields.Value(name, Knobs.Sizing.RiskPct, "%"), config.Get(Knobs.Sizing.MaxRiskPct));
                if (risk > most) throw new RemoteConfigException($"{name}: {risk} is above {Knobs.Sizing.MaxRiskPct.Key}, {most}.");
                return (long)(risk * PpmPerPercent);
            case Positions:
                var (positions, room) = (fields.Value(name, Knobs.Positions.Max, ""), config.Get(Knobs.Positions.Max));
                if (positions > room) throw new RemoteConfigException($"{name}: {positions} is above {Knobs.Positions.Max.Key}, {room}, which the engine made room for at its start.");
                return positions;
            case TotalExposure:
                return (long)(fields.Value(name, Knobs.Exposure.TotalPct, "%") * PpmPerPercent);
            case SymbolExposure:
                return (long)(fields.Value(name, Knobs.Exposure.SymbolPct, "%") * PpmPerPercent);
            default:
                return fields.Value(name, Knobs.Account.Leverage, "x");
        }
    }

    private long Configured(string name) => name switch
    {
        Risk => (long)(config.Get(Knobs.Sizing.RiskPct) * PpmPerPercent),
        Positions => config.Get(Knobs.Positions.Max),
        TotalExposure => (long)(config.Get(Knobs.Exposure.TotalPct) * PpmPerPercent),
        SymbolExposure => (long)(config.Get(Knobs.Exposure.SymbolPct) * PpmPerPercent),
        _ => config.Get(Knobs.Account.Leverage),
    };

    private static LiveKnob KnobOf(string name) => name switch
    {
        Risk => LiveKnob.RiskPpm,
        Positions => LiveKnob.MaxPositions,
        TotalExposure => LiveKnob.TotalExposurePpm,
        SymbolExposure => LiveKnob.SymbolExposurePpm,
        _ => LiveKnob.Leverage,
    };
}
