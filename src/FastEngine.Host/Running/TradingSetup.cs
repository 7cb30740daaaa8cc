using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;

namespace FastEngine.Host.Running;

/// <summary>What a run trades by, resolved from its configuration: strategies, rules, venue.</summary>
internal sealed class TradingSetup
{
    private const double BillionthsPerUnit = 1e9;

    private readonly ResolvedConfig _config;
    private readonly PaperOptions _paper;

    /// <param name="request">Holds the configuration.</param>
    /// <param name="instruments">Of the run.</param>
    /// <param name="strategies">Makes the strategies of one shard.</param>
    public TradingSetup(RunRequest request, InstrumentTable instruments, Func<IReadOnlyList<Strategy>> strategies)
        : this(request.Config, Configuration.ConfigHash.Of(request.Config, request.KnownOf(instruments)), strategies)
    {
    }

    /// <param name="config">The configuration.</param>
    /// <param name="configHash">Its hash, with that of the instruments' facts in it.</param>
    /// <param name="strategies">Makes the strategies of one shard.</param>
    public TradingSetup(ResolvedConfig config, string configHash, Func<IReadOnlyList<Strategy>> strategies)
    {
        Signals = EngineSettings.Signals(config);
        Decisions = EngineSettings.Decisions(config);
        Strategies = strategies;
        StrategyNames = [.. Strategies().Select(strategy => strategy.Name)];
        ConfigHash = configHash;
        var trading = EngineSettings.Trading(config, ConfigHash);
        Trading = trading with { Dtms = trading.Dtms with { Rails = trading.Dtms.Rails with { NewsNs = NewsCalendar.Of(config) } } };
        _config = config;
        _paper = EngineSettings.Paper(config);
    }

    public SignalOptions Signals { get; }

    public DecisionOptions Decisions { get; }

    /// <summary>Makes the strategies of one shard.</summary>
    public Func<IReadOnlyList<Strategy>> Strategies { get; }

    public IReadOnlyList<string> StrategyNames { get; }

    public string ConfigHash { get; }

    public TradingOptions Trading { get; }

    /// <summary>All but funding by a file.</summary>
    public PaperOptions Paper => _paper;

    /// <summary>The same for a run of these instruments: with the funding of a file.</summary>
    /// <exception cref="RunException">The file cannot be used.</exception>
    public PaperOptions PaperOf(InstrumentTable instruments) => _paper with { Funding = FundingFile.Of(_config, instruments) };

    /// <summary>What a run of these instruments takes to be true of its venue.</summary>
    public VenueAssumptions AssumptionsOf(InstrumentTable instruments) => VenueAssumptions.Of(PaperOf(instruments));

    public PaperVenue Venue(InstrumentTable instruments) => new(PaperOf(instruments), instruments);

    /// <summary>Share of a notional that a taker pays.</summary>
    public double TakerFee(Market market) => _paper.Fees.Of(market).Taker / BillionthsPerUnit;
}
