namespace FastEngine.Simulation.Models.Passive;

/// <summary>How resting limit orders are filled.</summary>
public sealed record PassiveOptions
{
    public static readonly PassiveOptions Pessimistic = new();

    /// <summary>A whole, in millionths.</summary>
    public const int WholePpm = 1_000_000;

    public PassiveFill Fill { get; init; }

    /// <summary>Where the tape has no book: the queue ahead of a new order, as a multiple in millionths of what a price level has traded on average while it was
    /// the last price.</summary>
    public int LevelsPpm { get; init; } = WholePpm;

    /// <summary>Where the tape has no book: for each quantity that trades at the price so much more ahead is taken to be cancelled, in millionths.</summary>
    public int CancelledPpm { get; init; }

    /// <summary>Where the tape has a book: what leaves the level without a trade leaves from before the order with probability ahead^n / (ahead^n + behind^n).</summary>
    public int Power { get; init; } = 2;

    internal void Check()
    {
        if (Fill > PassiveFill.Touch) throw new ArgumentOutOfRangeException(nameof(Fill), Fill, "through, queue or touch");
        if (LevelsPpm is < 0 or > 1_000 * WholePpm) throw new ArgumentOutOfRangeException(nameof(LevelsPpm), LevelsPpm, "0 to a thousand, in millionths");
        if (CancelledPpm is < 0 or > 100 * WholePpm) throw new ArgumentOutOfRangeException(nameof(CancelledPpm), CancelledPpm, "0 to a hundred, in millionths");
        if (Power is < 1 or > 5) throw new ArgumentOutOfRangeException(nameof(Power), Power, "1 to 5");
    }
}
