using System.Globalization;
using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>What goes wrong, and how often: chances from 0 to 1, drawn from a seed.</summary>
public sealed record FaultScript
{
    public static FaultScript None { get; } = new();

    private delegate FaultScript Setter(FaultScript script, string name, string text);

    // The words of the one-line form, as latency=20ms,drop=0.01.
    private static readonly Dictionary<string, Setter> Words = new()
    {
        ["seed"] = (script, name, text) => script with { Seed = (ulong)Number(name, text, long.MaxValue) },
        ["latency"] = (script, name, text) => script with { LatencyNs = Duration(name, text) },
        ["jitter"] = (script, name, text) => script with { JitterNs = Duration(name, text) },
        ["clock"] = (script, name, text) => script with { ClockAheadNs = Duration(name, text) },
        ["error"] = (script, name, text) => script with { ServerError = Chance(name, text) },
        ["unknown"] = (script, name, text) => script with { UnknownStatus = Chance(name, text) },
        ["unanswered"] = (script, name, text) => script with { Unanswered = Chance(name, text) },
        ["limit"] = (script, name, text) => script with { TooMany = Chance(name, text) },
        ["ban"] = (script, name, text) => script with { Ban = Chance(name, text) },
        ["timestamp"] = (script, name, text) => script with { BadTimestamp = Chance(name, text) },
        ["drop"] = (script, name, text) => script with { DroppedFrame = Chance(name, text) },
        ["duplicate"] = (script, name, text) => script with { RepeatedFrame = Chance(name, text) },
        ["reorder"] = (script, name, text) => script with { ReorderedFrame = Chance(name, text) },
        ["garbage"] = (script, name, text) => script with { GarbageFrame = Chance(name, text) },
        ["split"] = (script, name, text) => script with { SplitFrame = Chance(name, text) },
        ["disconnect"] = (script, name, text) => script with { Disconnect = Chance(name, text) },
        ["halfopen"] = (script, name, text) => script with { HalfOpen = Chance(name, text) },
        ["freeze"] = (script, name, text) => script with { Freeze = Chance(name, text) },
        ["freeze-for"] = (script, name, text) => script with { FreezeNs = Duration(name, text) },
        ["missing"] = (script, name, text) => script with { MissingEvent = Chance(name, text) },
        ["repeat"] = (script, name, text) => script with { RepeatedEvent = Chance(name, text) },
        ["hide"] = (script, name, text) => script with { HidePositionNs = Duration(name, text) },
        ["part"] = (script, name, text) => script with { PartialFill = Chance(name, text) },
    };

    public ulong Seed { get; init; } = 1;

    /// <summary>Before a request is looked at.</summary>
    public long LatencyNs { get; init; }

    /// <summary>Up to this much more, evenly.</summary>
    public long JitterNs { get; init; }

    /// <summary>The exchange's clock is ahead of the machine's, unless the tape's time is its clock.</summary>
    public long ClockAheadNs { get; init; }

    /// <summary>Of a request: not carried out, 503.</summary>
    public double ServerError { get; init; }

    /// <summary>Of an order or cancellation: carried out, and answered that its status is unknown.</summary>
    public double UnknownStatus { get; init; }

    /// <summary>Of an order or cancellation: carried out, and never answered.</summary>
    public double Unanswered { get; init; }

    /// <summary>Of a request: 429.</summary>
    public double TooMany { get; init; }

    /// <summary>Of a request: 418.</summary>
    public double Ban { get; init; }

    /// <summary>Of a signed request: -1021.</summary>
    public double BadTimestamp { get; init; }

    public double DroppedFrame { get; init; }

    public double RepeatedFrame { get; init; }

    /// <summary>Of a frame: it goes out behind the next one.</summary>
    public double ReorderedFrame { get; init; }

    /// <summary>Of a frame: bytes that mean nothing go out before it.</summary>
    public double GarbageFrame { get; init; }

    /// <summary>Of a frame: it goes out byte by byte, in as many fragments.</summary>
    public double SplitFrame { get; init; }

    /// <summary>Of a frame: its connection is cut.</summary>
    public double Disconnect { get; init; }

    /// <summary>Of a frame: its connection stays open, and nothing comes any more.</summary>
    public double HalfOpen { get; init; }

    /// <summary>Of a trade: all market streams hang from it on, for <see cref="FreezeNs"/>.</summary>
    public double Freeze { get; init; }

    public long FreezeNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Of a user event: it is not told.</summary>
    public double MissingEvent { get; init; }

    /// <summary>Of a user event: it is told twice.</summary>
    public double RepeatedEvent { get; init; }

    /// <summary>For how long a fill is not seen in queries of positions.</summary>
    public long HidePositionNs { get; init; }

    /// <summary>Of an order of USD-M: half of it is filled, and the rest expires.</summary>
    public double PartialFill { get; init; }

    public bool IsEmpty => this == None || this == None with { Seed = Seed };

    /// <summary>Reads <c>latency=20ms,drop=0.01</c>.</summary>
    /// <exception cref="ArgumentException">A word that is not known, or a value that it cannot have.</exception>
    public static FaultScript Parse(string text) => Parse(text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
    {
        var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
        return pair.Length == 2 ? (pair[0], pair[1]) : throw new ArgumentException($"fault '{part}' is not a name and a value, as drop=0.01");
    }));

    /// <summary>Reads names and values.</summary>
    /// <exception cref="ArgumentException">A word that is not known, or a value that it cannot have.</exception>
    public static FaultScript Parse(IEnumerable<(string Name, string Value)> settings)
    {
        var script = None;
        foreach (var (name, value) in settings)
        {
            if (!Words.TryGetValue(name, out var setter)) throw new ArgumentException($"fault '{name}' is not known; known are {string.Join(", ", Words.Keys)}");
            script = setter(script, name, value);
        }

        return script;
    }

    private static double Chance(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var chance) && chance is >= 0 and <= 1
            ? chance
            : throw new ArgumentException($"fault {name}: '{text}' is not a chance from 0 to 1");

    private static double Number(string name, string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw new ArgumentException($"fault {name}: '{text}' is not a number");

    private static long Duration(string name, string text)
    {
        ReadOnlySpan<(string Unit, long Ns)> units = [("us", EngineTime.NsPerUs), ("ms", EngineTime.NsPerMs), ("s", EngineTime.NsPerSecond), ("m", EngineTime.NsPerMinute)];
        foreach (var (unit, ns) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)) return (long)(Number(name, text[..^unit.Length], 1e6) * ns);
        }

        throw new ArgumentException($"fault {name}: '{text}' is not a duration such as 20ms or 5s");
    }
}
