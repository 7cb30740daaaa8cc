using System.Collections.Immutable;

namespace FastEngine.Feeds.Live;

/// <summary>One connection: where it goes, what it carries and how it is kept alive.</summary>
public sealed record FeedPlan
{
    /// <summary>As reports and logs name it; never the path, which may hold a key.</summary>
    public required string Name { get; init; }

    public required Uri Address { get; init; }

    /// <summary>The streams that it carries.</summary>
    public required ImmutableArray<string> Streams { get; init; }

    /// <summary>Text messages that are sent once it is open, UTF-8.</summary>
    public ImmutableArray<byte[]> Requests { get; init; } = [];

    public FeedTimes Times { get; init; } = new();

    /// <summary>What is likely wrong when it connects and gives no data.</summary>
    public string WhySilent { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
