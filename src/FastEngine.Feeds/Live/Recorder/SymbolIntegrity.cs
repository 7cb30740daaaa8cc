using FastEngine.Core;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>What a recording holds of one symbol's trades of one stream, by their ids.</summary>
public sealed class SymbolIntegrity
{
    // Ids that a repeated one is looked for among, as the intake does.
    private const int Window = 4096;

    private readonly long[] _ids = new long[Window];
    private long _seen;

    internal SymbolIntegrity(string symbol, TradeStream stream)
    {
        Symbol = symbol;
        Stream = stream;
    }

    public string Symbol { get; }

    public TradeStream Stream { get; }

    /// <summary>Frames of trades, repeated ones included.</summary>
    public long Trades { get; private set; }

    /// <summary>Seen before: both sockets of a replacement give them.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Below an id that came before, and new.</summary>
    public long Late { get; private set; }

    /// <summary>Jumps of the id by more than one.</summary>
    public long Gaps { get; private set; }

    /// <summary>Ids that never came.</summary>
    public long MissingIds { get; private set; }

    public long FirstId { get; private set; }

    public long HighestId { get; private set; }

    public long FirstTimeNs { get; private set; }

    public long LastTimeNs { get; private set; }

    /// <summary>Longest time between two trades of it as received, ns.</summary>
    public long LongestSilenceNs { get; private set; }

    private long _receivedNs;

    internal void Add(in TradeFields trade, long receiveTimeNs)
    {
        Trades++;
        var id = trade.TradeId;
        if (_seen > 0 && id <= HighestId)
        {
            if (_ids.AsSpan(0, (int)Math.Min(_seen, Window)).Contains(id))
            {
                Duplicates++;
                return;
            }

            Late++;
            if (id > FirstId && MissingIds > 0) MissingIds--;
        }
        else
        {
            if (_seen == 0) (FirstId, FirstTimeNs) = (id, trade.ExchangeTimeNs);
            else if (id > HighestId + 1)
            {
                Gaps++;
                MissingIds += id - HighestId - 1;
            }

            HighestId = id;
        }

        _ids[_seen++ % Window] = id;
        LastTimeNs = Math.Max(LastTimeNs, trade.ExchangeTimeNs);
        if (_receivedNs > 0) LongestSilenceNs = Math.Max(LongestSilenceNs, receiveTimeNs - _receivedNs);
        _receivedNs = receiveTimeNs;
    }
}
