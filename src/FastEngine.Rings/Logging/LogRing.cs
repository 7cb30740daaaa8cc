using System.Reflection;
using FastEngine.Core.Logging;

namespace FastEngine.Rings.Logging;

/// <summary>The bounded ring between hot threads that log and the slow side that makes text of it.</summary>
public sealed class LogRing
{
    private readonly MultiProducerRing<LogEvent> _ring;
    private readonly LogRingOptions _options;
    private readonly bool[] _enabled;
    private readonly Lock _gate = new();
    private HotLog[] _publishers = [];

    public LogRing(LogRingOptions? options = null)
    {
        _options = options ?? new LogRingOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.PerSecond, 1);
        _ring = new MultiProducerRing<LogEvent>(_options.Capacity);
        Consumer = new RingConsumer<LogEvent>(_ring);
        var kinds = Enum.GetValues<LogEventKind>();
        _enabled = new bool[(int)kinds.Max() + 1];
        foreach (var kind in kinds) _enabled[(int)kind] = TextOf(kind).Level >= _options.Least;
    }

    /// <summary>The slow side's place on the ring.</summary>
    public RingConsumer<LogEvent> Consumer { get; }

    /// <summary>Level and text of an event, from the list.</summary>
    /// <exception cref="InvalidOperationException">The list has no text for it.</exception>
    public static LogTextAttribute TextOf(LogEventKind kind) =>
        typeof(LogEventKind).GetField(kind.ToString())?.GetCustomAttribute<LogTextAttribute>()
        ?? throw new InvalidOperationException($"Log event {(int)kind} has no text. Give it a LogText in LogEventKind.cs.");

    /// <summary>A publisher for one more thread. Wiring, not for hot code: it allocates.</summary>
    /// <param name="source">Its name in the log.</param>
    public HotLog NewPublisher(string source)
    {
        lock (_gate)
        {
            var publisher = new HotLog(source, checked((ushort)_publishers.Length), _ring, _enabled, _options.PerSecond);
            // Release: pairs with the acquire of whoever resolves a number that it read from the ring.
            Volatile.Write(ref _publishers, [.. _publishers, publisher]);
            return publisher;
        }
    }

    /// <summary>Name of a publisher.</summary>
    public string SourceOf(ushort number) => Volatile.Read(ref _publishers) is var publishers && number < publishers.Length ? publishers[number].Source : $"source {number}";

    /// <summary>What was lost so far, a row for each publisher and kind that lost any. Any thread.</summary>
    public IReadOnlyList<LogLoss> Losses()
    {
        var losses = new List<LogLoss>();
        foreach (var publisher in Volatile.Read(ref _publishers)) publisher.AddLosses(losses);
        return losses;
    }
}
