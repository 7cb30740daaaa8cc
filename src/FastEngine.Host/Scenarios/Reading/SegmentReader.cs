using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios.Tape;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads the segments of a tape. Each has one shape, the key that says which, and what belongs to it.</summary>
internal sealed class SegmentReader(string folder, IReadOnlyDictionary<string, Written> blocks, List<Violation> violations)
{
    private const decimal MostRate = 1_000;
    private const decimal DefaultRange = 0.001m;

    // A block that uses itself would never end.
    private const int DeepestBlocks = 8;

    private static readonly string[] Shapes =
        ["warm", "set", "hold", "to", "move", "sine", "zigzag", "jump", "candle", "candles", "silent", "quiet", "klines", "repeat", "use"];

    public IReadOnlyList<Segment> Read(Written? written, string path, Instrument instrument, int depth = 0)
    {
        if (written is not WrittenList list)
        {
            if (written is not null) violations.Add(new Violation(written.Origin, path, $"{Shown.Shape(written)} is not a list of segments"));
            return [];
        }

        var segments = new List<Segment>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var at = $"{path}[{i}]";
            var fields = Fields.Of(list.Items[i], at, violations);
            string[] shapes = [.. Shapes.Where(fields.Has)];
            if (shapes.Length == 1)
            {
                segments.AddRange(Shape(shapes[0], fields, instrument, isFirst: i == 0 && depth == 0, depth));
                fields.Done();
            }
            else
            {
                violations.Add(new Violation(list.Items[i].Origin, at, shapes.Length == 0
                    ? $"says no shape; a segment has one of {string.Join(", ", Shapes)}" : $"has the shapes {string.Join(" and ", shapes)}; a segment has one"));
            }
        }

        return segments;
    }

    private IEnumerable<Segment> Shape(string shape, Fields fields, Instrument instrument, bool isFirst, int depth)
    {
        var segment = shape switch
        {
            "warm" => Warm(fields, isFirst),
            "set" => Set(fields),
            "hold" => new PathSegment(fields.Time("hold") ?? 0, Paths.Hold),
            "to" => Price(fields, "to") is { } target ? new PathSegment(For(fields), target.IsShare ? Paths.By(target.Value) : Paths.To(target.Value)) : null,
            "move" => Share(fields, "move") is { } move ? new PathSegment(For(fields), Paths.By(move)) : null,
            "sine" => Share(fields, "sine") is { } amplitude ? Sine(fields, amplitude) : null,
            "zigzag" => Share(fields, "zigzag") is { } step ? new PathSegment(For(fields), Paths.Zigzag(step)) : null,
            "jump" => Price(fields, "jump") is { } jump ? new JumpSegment(jump) : null,
            "candle" => fields.Inner("candle") is { } candle ? Candle(candle) : null,
            "silent" => new QuietSegment(fields.Time("silent") ?? 0, IsAlive: false),
            "quiet" => new QuietSegment(fields.Time("quiet") ?? 0, IsAlive: true),
            "klines" => Klines(fields, instrument),
            _ => (Segment?)null,
        };
        if (shape is "candles" or "repeat" or "use") return Several(shape, fields, instrument, depth);
        if (segment is null) return [];
        return [shape is "candle" or "silent" or "quiet" or "klines" ? segment : Styled(segment, fields)];
    }

    private IEnumerable<Segment> Several(string shape, Fields fields, Instrument instrument, int depth)
    {
        if (shape == "candles")
        {
            var items = fields.Items("candles");
            return [.. items.Select((item, i) => Candle(Fields.Of(item, $"{fields.Path}.candles[{i}]", violations)))];
        }

        if (shape == "repeat")
        {
            var times = fields.Count("repeat", 1, 100_000) ?? 1;
            return [new RepeatSegment(times, Read(fields.Find("do"), fields.PathOf("do"), instrument, depth + 1))];
        }

        if (fields.Text("use") is not { } name) return [];
        if (!blocks.TryGetValue(name, out var block))
        {
            fields.Add("use", $"{Shown.Quoted(name)} is not one of the blocks {string.Join(", ", blocks.Keys)}", nearest: blocks.Count > 0 ? NearestText.Of(name, blocks.Keys) : null);
            return [];
        }

        if (depth < DeepestBlocks) return Read(block, $"blocks.{name}", instrument, depth + 1);
        fields.Add("use", $"blocks are used within each other more than {DeepestBlocks} deep");
        return [];
    }

    private static Segment Styled(Segment segment, Fields fields) => segment with
    {
        Rate = fields.Number("rate", 0.001m, MostRate), Buys = fields.Share("buys"), Quantity = fields.Number("quantity", 0.00000001m, 1_000_000_000),
    };

    private static Segment Set(Fields fields)
    {
        var inner = fields.Inner("set")!;
        var segment = Styled(new JumpSegment(null), inner);
        inner.Done();
        return segment;
    }

    private static long For(Fields fields)
    {
        var ns = fields.Time("for", isNeeded: true) ?? 0;
        if (ns == 0 && fields.Has("for")) fields.Add("for", "is no time at all");
        return ns;
    }

    private static PathSegment Sine(Fields fields, decimal amplitude)
    {
        var duration = For(fields);
        var waves = fields.Count("waves", 1, 100_000) ?? 1;
        return new PathSegment(duration, Paths.Sine(amplitude, waves));
    }

    // "30 bars around 100", "2h around 100", or a map.
    private static WarmSegment? Warm(Fields fields, bool isFirst)
    {
        if (!isFirst) fields.Add("warm", "stands first or nowhere: it lies before the scenario's zero");
        var range = fields.Share("range", 0.000001m, 0.5m) ?? DefaultRange;
        if (fields.Text("warm") is not { } text) return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var count, "bars", "around", var price] && int.TryParse(count, out var bars) && bars is > 0 and <= 1_000_000
            && Fields.TryNumber(price, out var around) && around > 0) return new WarmSegment(null, bars, around, range);
        if (words is [var time, "around", var level] && ScenarioTime.TryParse(time, out var ns) && ns > 0 && Fields.TryNumber(level, out var of) && of > 0)
            return new WarmSegment(ns, 0, of, range);
        fields.Add("warm", $"{Shown.Quoted(text)} is no warm-up", "'30 bars around 100' or '2h around 100'");
        return null;
    }

    private static CandleSegment Candle(Fields fields)
    {
        var candle = new CandleSegment
        {
            Open = Price(fields, "open"), High = Price(fields, "high"), Low = Price(fields, "low"), Close = Price(fields, "close"),
            Volume = fields.Number("volume", 0.00000001m, 1_000_000_000_000), Buys = fields.Share("buys"), Trades = fields.Count("trades", CandlePath.LeastTrades, 100_000),
            DurationNs = fields.Has("for") ? For(fields) : null,
        };
        fields.Done();
        return candle;
    }

    private KlineSegment? Klines(Fields fields, Instrument instrument)
    {
        var skip = fields.Count("skip", 0) ?? 0;
        var bars = fields.Count("bars", 1, 10_000_000) ?? int.MaxValue;
        var trades = fields.Count("trades", CandlePath.LeastTrades, 1_000) ?? Kline.DefaultTrades;
        if (fields.Text("klines") is not { } file) return null;
        var klines = KlineFile.Read(Path.Combine(folder, file), instrument, skip, bars, out var problem);
        if (problem is null) return new KlineSegment(klines, trades);
        fields.Add("klines", problem);
        return null;
    }

    private static decimal? Share(Fields fields, string key) => fields.Share(key, -0.99m, 100);

    private static PriceText? Price(Fields fields, string key)
    {
        if (fields.Text(key) is not { } text) return null;
        if (Fields.TryShare(text, out var share) && share is > -1 and < 100) return new PriceText(share, IsShare: true);
        if (Fields.TryNumber(text, out var price) && price > 0 && !text.StartsWith('+')) return new PriceText(price, IsShare: false);
        fields.Add(key, $"{Shown.Quoted(text)} is no price", "a price above 0, or a percentage such as -0.5% of the price before it");
        return null;
    }
}
