using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using FastEngine.Core;
using FastEngine.Feeds.Live;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>Spreads streams over connections: by class on USD-M, and by how many one may carry.</summary>
public static class StreamPlans
{
    /// <summary>How the names of streams of best bid and ask end.</summary>
    public const string BookTicker = "@bookTicker";

    // Names of one request; a message of thousands of names may be refused for its length.
    private const int NamesPerRequest = 100;

    // They would end the name in an address or in a message.
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create(" \t\r\n\"\\/?&#%");

    /// <param name="streams">As <c>btcusdt@aggTrade</c>; symbols in any case.</param>
    /// <exception cref="ArgumentException">A stream is unknown, or there is none.</exception>
    public static ImmutableArray<FeedPlan> Make(Market market, IEnumerable<string> streams, StreamPlanOptions options)
    {
        string[] names = [.. streams.Select(Normalise).Distinct(StringComparer.Ordinal)];
        if (options.Quotes) names = [.. names.Concat(names.Where(name => !name.StartsWith('!') && name.Contains('@')).Select(name => name[..name.IndexOf('@')] + BookTicker)).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0) throw new ArgumentException("no stream is named");
        var limits = StreamLimits.Of(market);
        var most = options.StreamsPerConnection > 0 ? Math.Min(options.StreamsPerConnection, limits.StreamsPerConnection) : limits.StreamsPerConnection;
        var isRouted = market == Market.UsdMargined && options.IsRouted;
        var plans = ImmutableArray.CreateBuilder<FeedPlan>();
        foreach (var group in names.GroupBy(name => isRouted ? StreamClasses.PathOf(StreamClasses.Of(name)) : "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var carried in group.Chunk(most)) plans.Add(Plan(market, group.Key, carried, plans.Count, limits, options));
        }

        return plans.ToImmutable();
    }

    private static FeedPlan Plan(Market market, string path, string[] streams, int number, StreamLimits limits, StreamPlanOptions options)
    {
        var root = options.Host.GetLeftPart(UriPartial.Authority) + (path.Length > 0 ? $"/{path}" : "");
        return new FeedPlan
        {
            Name = $"binance {Name(market)}{(path.Length > 0 ? $" {path}" : "")} {number}",
            Address = new Uri(options.ByRequest ? $"{root}/ws" : $"{root}/stream?streams={string.Join('/', streams)}"),
            Streams = [.. streams],
            Requests = options.ByRequest ? Requests(streams) : [],
            Times = options.Times with { RequestGapNs = limits.MessageGapNs, PeerSilentNs = limits.PeerSilentNs },
            WhySilent = WhySilent(market, path, streams, options),
        };
    }

    private static ImmutableArray<byte[]> Requests(string[] streams) =>
        [.. streams.Chunk(NamesPerRequest).Select((names, i) => Encoding.UTF8.GetBytes(
            $"{{\"method\":\"SUBSCRIBE\",\"params\":[{string.Join(',', names.Select(name => $"\"{name}\""))}],\"id\":{i + 1}}}"))];

    private static string WhySilent(Market market, string path, string[] streams, StreamPlanOptions options)
    {
        var first = streams[0];
        if (market != Market.UsdMargined || path.Length > 0)
            return $"Check that the symbols exist and trade: the exchange takes a stream of any name, as {first}, and says nothing.";
        var wrong = streams.FirstOrDefault(stream => StreamClasses.Of(stream) != StreamClass.Public);
        return wrong is null
            ? $"Check that the symbols exist and trade, as {first}."
            : $"The address is not routed by class: since 2026-04-23 {options.Host.Host} gives only streams of class public there, and {wrong} is of class "
                + $"{StreamClasses.PathOf(StreamClasses.Of(wrong))}. Let the address be routed.";
    }

    private static string Name(Market market) => market switch
    {
        Market.Spot => "spot",
        Market.UsdMargined => "usdm",
        _ => "coinm",
    };

    // Symbols are lower case in names of streams; what follows the at sign is not.
    private static string Normalise(string stream)
    {
        var name = stream.Trim();
        if (name.Length == 0 || name.AsSpan().ContainsAny(NeverInNames) || name[0] == '@')
            throw new ArgumentException($"'{stream}' is no name of a stream, as btcusdt@aggTrade");
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (name[0] == '!') return name;
        if (at < 0 && name != "tradingSession") throw new ArgumentException($"'{stream}' names no stream: a symbol, an at sign and what is wanted, as btcusdt@aggTrade");
        return at < 0 ? name : name[..at].ToLowerInvariant() + name[at..];
    }
}
