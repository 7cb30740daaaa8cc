using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Scenarios.Checks;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads a scenario file, or everything that is wrong with it.</summary>
internal sealed class ScenarioReader
{
    // A Monday at noon: a whole number of every timeframe, and of no session's edge.
    private const string DefaultStart = "2026-01-05T12:00:00Z";

    private const string NoFile = "none";
    private static readonly string[] FileKeys = [Knobs.Dtms.News.Key, Knobs.Strategies.ScriptedFile.Key];

    // The machine's calendar does not count: news are those of the scenario.
    private static readonly WrittenMap NoNews = Nested(new WrittenMap(Origin.Default,
        [new WrittenEntry(Origin.Default, Knobs.Dtms.News.Key, new WrittenScalar(Origin.Default, NoFile))]));

    private readonly string _path;
    private readonly List<Violation> _violations;

    private ScenarioReader(string path, List<Violation> violations) => (_path, _violations) = (path, violations);

    /// <summary>Null when there are violations.</summary>
    public static Scenario? ReadFile(string path, List<Violation> violations) =>
        Read(path, YamlSource.ReadFile(path, path, violations), violations);

    /// <summary>Reads a text as if it were the file's.</summary>
    public static Scenario? ReadText(string path, string text, List<Violation> violations) => Read(path, YamlSource.Read(path, text, violations), violations);

    private static Scenario? Read(string path, Written? written, List<Violation> violations)
    {
        if (written is null)
        {
            if (violations.Count == 0) violations.Add(new Violation(Origin.File(path), "", "is empty"));
            return null;
        }

        var scenario = new ScenarioReader(path, violations).Read(Fields.Of(written, "", violations));
        return violations.Count == 0 ? scenario : null;
    }

    private Scenario? Read(Fields fields)
    {
        var name = fields.Text("name", isNeeded: true) ?? "";
        var shows = fields.Texts("shows");
        if (shows.Count == 0) fields.Add("shows", "is missing: the row of a design or seed table that the scenario shows, with its source");
        var zeroNs = Start(fields);
        var config = Config(fields);
        var tape = fields.Inner("tape");
        if (tape is null) fields.Add("tape", "is missing");
        var (instruments, connections) = SymbolReader.Read(tape, fields.Inner("symbols"), _violations);
        var blocks = (fields.Inner("blocks")?.Entries ?? []).ToDictionary(entry => entry.Key, entry => entry.Value);
        var barNs = config?.Get(Knobs.Candles.Timeframes)[0] ?? EngineTime.NsPerMinute;
        var tapes = Tapes(tape, instruments, connections, blocks, barNs);
        var endNs = tapes.Count == 0 ? zeroNs : tapes.Max(one => zeroNs - one.WarmNs(barNs) + one.LengthNs(barNs));
        string[] others = config is null || config.OriginOf(Knobs.Strategies.Enabled).Kind == OriginKind.Default
            ? [] : [.. config.Get(Knobs.Strategies.Enabled).Where(strategy => strategy != ScriptedStrategy.Key)];
        var commands = new CommandReader(instruments, config, zeroNs, _violations).Read(fields.Items("commands"));
        foreach (var late in commands.Where(command => command.AtNs > endNs))
            fields.Add("commands", $"one comes at {ScenarioTime.Format(late.AtNs - zeroNs)}, after the tape's end at {ScenarioTime.Format(endNs - zeroNs)}");
        var strategies = new SignalReader(instruments, zeroNs, endNs, _violations).Read(fields.Items("signals"), others);
        string[] names = [.. others, .. strategies.Select(plan => plan.Name)];
        var (legs, arbitrage) = StrategyReader.Read(fields.Inner("strategies"), config, names);
        var paper = new VenueReader(instruments, names, zeroNs, _violations).Read(fields.Inner("venue"), config);
        var expected = new ExpectationReader(instruments, _violations).Read(fields.Items("expect"), fields.Items("forbid"), fields.Inner("end"));
        var overSockets = OverSockets(fields, instruments);
        fields.Done();
        if (_violations.Count > 0 || config is null) return null;
        return new Scenario
        {
            Path = _path, Name = name, Shows = shows, Config = config, Instruments = instruments, ZeroNs = zeroNs, BarNs = barNs, Tapes = tapes,
            Paper = paper, Legs = legs, Arbitrage = arbitrage, Commands = commands, Strategies = strategies, OtherStrategies = others, Expected = expected, OverSockets = overSockets,
            ConfigHash = ConfigHash.Of(config, instruments.All.ToArray().Select(Known)),
        };
    }

    // What it does not say anew is as without sockets.
    private OverSockets? OverSockets(Fields fields, InstrumentTable instruments)
    {
        if (fields.Inner("over_sockets") is not { } other) return null;
        var why = other.Text("differs", isNeeded: true) ?? "";
        if (!other.Has("expect") && !other.Has("forbid") && !other.Has("end")) fields.Add("over_sockets", "expects nothing else: it needs expect, forbid or end of its own");
        var expected = new ExpectationReader(instruments, _violations).Read(
            (other.Has("expect") ? other : fields).Items("expect"), (other.Has("forbid") ? other : fields).Items("forbid"), (other.Has("end") ? other : fields).Inner("end"));
        other.Done();
        return new OverSockets(why, expected);
    }

    private static KnownInstrument Known(Instrument instrument) => new(
        instrument.Symbol, instrument.Market, instrument.PriceScale, instrument.QuantityScale, (decimal)instrument.Tick / FixedPoint.PowerOfTen(instrument.PriceScale),
        (decimal)instrument.Lot / FixedPoint.PowerOfTen(instrument.QuantityScale), (decimal)(instrument.MinNotional / 1_000_000_000) / 1_000_000_000);

    private static long Start(Fields fields)
    {
        var text = fields.Text("start") ?? DefaultStart;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var start) && start.Year is >= 1971 and < 2250)
            return (start - DateTime.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);
        fields.Add("start", $"{Shown.Quoted(text)} is no time", "UTC such as 2026-01-05T12:00:00Z, from 1971 to 2249");
        return 0;
    }

    // The built-in defaults, a base by its name, then what the scenario says: nothing of the machine that it runs on.
    private ResolvedConfig? Config(Fields fields)
    {
        var files = new List<string>();
        if (fields.Text("base") is { } named)
        {
            var file = Path.HasExtension(named) ? Path.Combine(Path.GetDirectoryName(_path) ?? "", named) : ConfigFolder.Locate(ConfigFolder.Find(), $"{named}.yaml");
            if (File.Exists(file)) files.Add(file);
            else fields.Add("base", $"{Shown.Quoted(named)} is no configuration", "the name of a shipped file such as micro, or a path beside the scenario");
        }

        WrittenMap[] maps = fields.Find("config") is WrittenMap map ? [NoNews, (WrittenMap)WithFiles("", Nested(map))] : [NoNews];
        if (fields.Has("config") && maps.Length == 1) fields.Add("config", "holds no sections");
        var result = ConfigLoader.Load(new ConfigSources { Files = files, Maps = maps });
        _violations.AddRange(result.Violations);
        return result.Config;
    }

    // exit.check_period: 2s is the same as a section with a key.
    private static WrittenMap Nested(WrittenMap map) => map with
    {
        Entries =
        [
            .. map.Entries.Select(entry => entry.Key.Split('.') is { Length: > 1 } parts
                ? parts.Skip(1).Reverse().Aggregate(entry, (inner, part) => entry with { Key = "", Value = new WrittenMap(entry.Origin, [inner with { Key = part }]) }) with { Key = parts[0] }
                : entry),
        ],
    };

    // Files that are read lie beside the scenario, wherever it is run from.
    private Written WithFiles(string key, Written value) => value switch
    {
        WrittenMap map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = WithFiles(key.Length == 0 ? entry.Key : $"{key}.{entry.Key}", entry.Value) })] },
        WrittenScalar { Text: not NoFile } file when FileKeys.Contains(key) => file with { Text = Path.Combine(Path.GetDirectoryName(_path) ?? "", file.Text) },
        _ => value,
    };

    private List<SymbolTape> Tapes(Fields? tape, InstrumentTable instruments, IReadOnlyList<string> connections, Dictionary<string, Written> blocks, long barNs)
    {
        var tapes = new List<SymbolTape>();
        var reader = new SegmentReader(Path.GetDirectoryName(_path) ?? "", blocks, _violations);
        foreach (var instrument in instruments.All)
        {
            var segments = reader.Read(tape!.Find(instrument.Symbol), tape.PathOf(instrument.Symbol), instrument);
            var start = FirstPrice(segments);
            if (start is null && segments.Count > 0) tape.Add(instrument.Symbol, "begins at no price: begin with warm, jump: 100, a candle with an open, or klines");
            var one = new SymbolTape(instrument, connections[instrument.Id], start ?? 1, segments);
            if (segments.Count > 0 && one.LengthNs(barNs) == 0) tape.Add(instrument.Symbol, "takes no time");
            tapes.Add(one);
        }

        return tapes;
    }

    private static decimal? FirstPrice(IReadOnlyList<Segment> segments)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case JumpSegment { To: { IsShare: false } to }: return to.Value;
                case JumpSegment { To: null } or QuietSegment: continue;
                case WarmSegment warm: return warm.Around;
                case CandleSegment { Open: { IsShare: false } open }: return open.Value;
                case KlineSegment: return 1;
                case RepeatSegment repeat: return FirstPrice(repeat.Segments);
                default: return null;
            }
        }

        return null;
    }
}
