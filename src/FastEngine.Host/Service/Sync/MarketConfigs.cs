using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Firestore;

namespace FastEngine.Host.Service.Sync;

/// <summary>Documents of <c>market_configs</c>: leverage is taken while the engine runs, fees only from the local files at its start.</summary>
internal sealed class MarketConfigs(LiveSettings live, ResolvedConfig config, InstrumentTable instruments, string exchange)
{
    private const string Maker = "fee_maker";
    private const string Taker = "fee_taker";
    private const string Leverage = "leverage";
    private const string MaxLeverage = "max_leverage";

    private static readonly string[] Known = [Maker, Taker, Leverage, MaxLeverage];

    // What venues allow goes beyond what this engine does.
    private static readonly IntegerKnob VenueLeverage = new() { Key = MaxLeverage, Meaning = "", DefaultText = "1", Hashed = false, Min = 1, Max = 1_000 };

    /// <exception cref="RemoteConfigException">It is refused; nothing of it was taken.</exception>
    public void Apply(RemoteConfigChange change)
    {
        // The leverage in force is no worse for the document's end.
        if (change.IsRemoved) return;
        var fields = new RemoteFieldSet(change);
        if (!fields.IsOfExchange(exchange)) return;
        fields.RefuseOthersThan(Known);
        var market = fields.Market() ?? MarketOf(fields.Id)
            ?? throw new RemoteConfigException("it names no market: set market_type to spot, usdm or coinm.");
        if (instruments.All.ToArray().All(instrument => instrument.Market != market)) return;
        CheckFee(fields, Maker, MakerOf(market));
        CheckFee(fields, Taker, TakerOf(market));
        if (WantedLeverage(fields, market) is { } leverage) live.Set(LiveKnob.Leverage, leverage);
    }

    private long? WantedLeverage(RemoteFieldSet fields, Market market)
    {
        int? most = fields.Has(MaxLeverage) ? fields.Value(MaxLeverage, VenueLeverage, "x") : null;
        var wanted = fields.Has(Leverage) ? fields.Value(Leverage, Knobs.Account.Leverage, "x") : most < live[LiveKnob.Leverage] ? most : null;
        if (wanted > most) throw new RemoteConfigException($"{Leverage} {wanted} is above {MaxLeverage} {most}.");
        if (market == Market.Spot) return wanted is null or 1 || !fields.Has(Leverage) ? null : throw new RemoteConfigException("spot has a leverage of 1.");
        if (wanted is null) return null;
        if (instruments.All.ToArray().FirstOrDefault(instrument => instrument.Market != market && instrument.Market != Market.Spot) is { } other)
            throw new RemoteConfigException($"the leverage is of all margined markets, and {other.Name} is of another one than {MarketName.Of(market)}: set it by strategy_configs.");
        return wanted;
    }

    private void CheckFee(RemoteFieldSet fields, string name, DecimalKnob knob)
    {
        if (!fields.Has(name)) return;
        var (fee, inForce) = (fields.Value(name, knob, "%"), config.Get(knob));
        if (fee != inForce)
            throw new RemoteConfigException($"{name} is {inForce} % here, not {fee} %: a fee takes effect at restart, from the local files; set {knob.Key}.");
    }

    // Such as binance_spot or binance_usdm_futures.
    private static Market? MarketOf(string id) => RemoteFieldSet.MarketOf(id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static DecimalKnob MakerOf(Market market) => market switch
    {
        Market.Spot => Knobs.Venues.SpotMakerPct,
        Market.UsdMargined => Knobs.Venues.UsdmMakerPct,
        _ => Knobs.Venues.CoinmMakerPct,
    };

    private static DecimalKnob TakerOf(Market market) => market switch
    {
        Market.Spot => Knobs.Venues.SpotTakerPct,
        Market.UsdMargined => Knobs.Venues.UsdmTakerPct,
        _ => Knobs.Venues.CoinmTakerPct,
    };
}
