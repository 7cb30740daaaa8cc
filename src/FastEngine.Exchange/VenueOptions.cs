using FastEngine.Core;
using FastEngine.Simulation.Paper;

namespace FastEngine.Exchange;

/// <summary>What the simulated exchange is, apart from how it is reached.</summary>
public sealed record VenueOptions
{
    public required IReadOnlyList<AccountOptions> Accounts { get; init; }

    public int DefaultLeverage { get; init; } = 20;

    public FillMode Fills { get; init; } = FillMode.Touch;

    /// <summary>The part of each trade of the tape that all orders together may take.</summary>
    public decimal Participation { get; init; } = 1;

    /// <summary>How much worse than the tape an order that takes liquidity is filled.</summary>
    public ISlippageModel Slippage { get; init; } = new NoSlippage();

    public FeeOptions Fees { get; init; } = new();

    /// <summary>Part of a long position's notional that it pays every <see cref="FundingIntervalNs"/>.</summary>
    public decimal FundingRate { get; init; } = 0.0001m;

    public long FundingIntervalNs { get; init; } = 8 * EngineTime.NsPerHour;

    /// <summary>Part of the way that the mark price goes to each trade's price; 1: it is the last price.</summary>
    public decimal MarkWeight { get; init; } = 1;

    /// <summary>Minutes of quiet candles that are invented before the first trade.</summary>
    public int InventedMinutes { get; init; } = 3_000;

    /// <summary>Trades of a symbol that can be queried.</summary>
    public int KeptTrades { get; init; } = 20_000;

    /// <summary>Life of a listen key.</summary>
    public long ListenKeyNs { get; init; } = 60 * EngineTime.NsPerMinute;

    /// <summary>How long a fill is not seen in queries of positions.</summary>
    public long HidePositionNs { get; init; }

    /// <summary>Margin balance over maintenance margin below which a call is sent.</summary>
    public decimal MarginCallRatio { get; init; } = 1.25m;
}
