namespace FastEngine.Simulation.Remote.Server;

/// <summary>How a venue process treats its engines.</summary>
public sealed record VenueServerOptions
{
    /// <summary>Without an engine the tape stops, and the next one gets it from where it asks; otherwise the market goes on.</summary>
    public bool IsLossless { get; init; } = true;

    /// <summary>Most events that are sent before the engine has said that it is through with them; 1 to 4,096. Changes no result.</summary>
    public int WindowEvents { get; init; } = 256;

    /// <summary>Events of one write to the socket; 1 to 4,096. Changes no result; 1 makes a kill at one event as exact as it can be.</summary>
    public int FlushEvents { get; init; } = 64;

    /// <summary>How long an engine may take to connect.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connected engine may stay silent while it recovers.</summary>
    public TimeSpan RecoveryLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a trading engine may take for an answer.</summary>
    public TimeSpan ReplyLimit { get; init; } = TimeSpan.FromSeconds(20);

    internal void Check()
    {
        CheckRange(nameof(WindowEvents), WindowEvents);
        CheckRange(nameof(FlushEvents), FlushEvents);
        CheckLimit(nameof(ConnectLimit), ConnectLimit);
        CheckLimit(nameof(RecoveryLimit), RecoveryLimit);
        CheckLimit(nameof(ReplyLimit), ReplyLimit);
    }

    private static void CheckRange(string name, int value)
    {
        if (value is < 1 or > 4_096) throw new ArgumentOutOfRangeException(name, value, "1 to 4,096");
    }

    private static void CheckLimit(string name, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1)) throw new ArgumentOutOfRangeException(name, value, "more than nothing, an hour at most");
    }
}
