using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Host.Running;

/// <summary>Closed candles of the venue given to the symbols of a run before its first trade, so that it need not wait for hours of market.</summary>
/// <remarks>They get into the journal on their way, as those of a warm-up file do: a replay of it is warmed with the same. A symbol that has candles
/// or trades already, from its journal, gets none: candles are appended, and what was missed does not go before what is there.</remarks>
internal sealed class VenueWarmUp
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Pipeline _pipeline;
    private readonly SignalOptions _options;
    private readonly Func<Market, BinanceRest?> _rest;
    private readonly Action<LogLevel, string, string> _say;
    private readonly TimeProvider _time;
    private readonly long _untilTicks;

    /// <param name="pipeline">Its journal has begun, its threads have not.</param>
    /// <param name="options">Timeframes, and how many candles they need.</param>
    /// <param name="rest">Of a market; without a key will do. Null for one that is not to be warmed.</param>
    /// <param name="say">Writes to the log: level, part of the engine, text.</param>
    /// <param name="patience">How long the venue's limits and failures are waited for, over all symbols.</param>
    /// <param name="time">Null for the machine's.</param>
    public VenueWarmUp(
        Pipeline pipeline, SignalOptions options, Func<Market, BinanceRest?> rest, Action<LogLevel, string, string> say, TimeSpan patience, TimeProvider? time = null)
    {
        _pipeline = pipeline;
        _options = options;
        _rest = rest;
        _say = say;
        _time = time ?? TimeProvider.System;
        _untilTicks = _time.GetUtcNow().UtcTicks + patience.Ticks;
    }

    /// <summary>Reads what is missing and gives it; what cannot be read is said, and its symbol warms up by its own trades.</summary>
    /// <param name="nowNs">The venue's time: a candle that ends later is still open.</param>
    /// <returns>How many symbols are warm.</returns>
    public async Task<int> LoadAsync(Func<Market, long> nowNs, CancellationToken cancellation = default)
    {
        var warm = 0;
        // What was added while an engine ran comes in by the watchlist again.
        var instruments = _pipeline.Instruments.Listed.Where(instrument => !instrument.IsSlot).ToArray();
        foreach (var instrument in instruments)
        {
            if (IsNew(instrument) && _rest(instrument.Market) is { } rest) await LoadAsync(instrument, new KlineReader(rest), nowNs(instrument.Market), cancellation).ConfigureAwait(false);
            if (IsWarm(instrument)) warm++;
        }

        _say(LogLevel.Information, "engine", $"{warm} of {instruments.Length} symbols are warm by candles");
        return warm;
    }

    private bool IsWarm(Instrument instrument)
    {
        var (shard, slot) = _pipeline.Locate(instrument.Id);
        return shard.Market.WarmUp(slot).IsWarm;
    }

    /// <summary>The candles that an instrument needs, whether it has a slot yet or not; none when the venue does not give them.</summary>
    public async Task<IReadOnlyList<WarmUpEntry>> ReadAsync(Instrument instrument, long nowNs, CancellationToken cancellation = default)
    {
        if (_rest(instrument.Market) is not { } rest) return [];
        var found = new List<WarmUpEntry>();
        foreach (var (timeframe, lengthNs, candles) in await ReadAllAsync(instrument, new KlineReader(rest), nowNs, cancellation).ConfigureAwait(false))
        {
            foreach (var (openNs, candle) in WarmUpCandles.Joined(lengthNs, candles, EngineTime.FloorMultiple(nowNs, lengthNs)))
                found.Add(new WarmUpEntry { Candle = candle, OpenTimeNs = openNs, InstrumentId = instrument.Id, Timeframe = timeframe });
        }

        return found;
    }

    /// <summary>Whether it has neither candles nor trades.</summary>
    public bool IsNew(Instrument instrument)
    {
        var (shard, slot) = _pipeline.Locate(instrument.Id);
        return shard.Market.FirstTradeNs(slot) == 0 && shard.Market.WarmUp(slot).Fastest == 0;
    }

    private async Task LoadAsync(Instrument instrument, KlineReader reader, long nowNs, CancellationToken cancellation)
    {
        foreach (var (timeframe, lengthNs, candles) in await ReadAllAsync(instrument, reader, nowNs, cancellation).ConfigureAwait(false))
            WarmUpCandles.Give(_pipeline, instrument.Id, timeframe, lengthNs, candles, EngineTime.FloorMultiple(nowNs, lengthNs));
    }

    private async Task<List<(int Timeframe, long LengthNs, List<WarmUpCandle> Candles)>> ReadAllAsync(Instrument instrument, KlineReader reader, long nowNs, CancellationToken cancellation)
    {
        // All are read before the first is given: a symbol that has its short candles and not its long ones would be given nothing more.
        var series = new List<(int Timeframe, long LengthNs, List<WarmUpCandle> Candles)>();
        for (var timeframe = 0; timeframe < _options.TimeframesNs.Count; timeframe++)
        {
            var lengthNs = _options.TimeframesNs[timeframe];
            if (VenueInterval.Of(lengthNs, instrument.Market) is not { } interval)
            {
                _say(LogLevel.Warning, "engine", $"{instrument.Name}: the venue has no candles for a timeframe of {Configuration.Duration.Format(lengthNs)}; it warms up by its trades");
                return [];
            }

            if (await ReadAsync(instrument, reader, interval, lengthNs, nowNs, cancellation).ConfigureAwait(false) is not { } candles) return [];
            series.Add((timeframe, lengthNs, candles));
        }

        return series;
    }

    private async Task<List<WarmUpCandle>?> ReadAsync(
        Instrument instrument, KlineReader reader, (string Name, long Ns) interval, long lengthNs, long nowNs, CancellationToken cancellation)
    {
        var untilNs = EngineTime.FloorMultiple(nowNs, lengthNs);
        var fromNs = untilNs - Needed * lengthNs;
        var expected = (int)Math.Min(int.MaxValue, (untilNs - fromNs) / interval.Ns + 1);
        while (true)
        {
            try
            {
                var rows = await reader.ReadAsync(instrument, interval.Name, fromNs / EngineTime.NsPerMs, untilNs / EngineTime.NsPerMs, expected, cancellation).ConfigureAwait(false);
                return [.. rows.Where(row => row.Open > 0).Select(Candle)];
            }
            catch (RestException exception)
            {
                // Limits are full, or the venue fails for a moment; a symbol that it does not know stays unknown.
                var mayPass = exception.Answer is { } answer && (answer.Fault != RestFault.None || (int)answer.Status >= 500 || (int)answer.Status is 418 or 429);
                if (mayPass && _time.GetUtcNow().UtcTicks < _untilTicks)
                {
                    await Task.Delay(Pause, _time, cancellation).ConfigureAwait(false);
                    continue;
                }

                _say(LogLevel.Warning, "engine", $"{instrument.Name}: its candles cannot be read, it warms up by its trades: {exception.Message}");
                return null;
            }
        }
    }

    private long Needed => Math.Max(_options.CandleHistory, Math.Max(_options.FastestCandlesNeeded, _options.Regime.LongestCandlesNeeded(_options.Indicators)));

    // How many trades bought is not told, only how much.
    private static WarmUpCandle Candle(Kline row)
    {
        var candle = new Candle { Open = row.Open, High = row.High, Low = row.Low, Close = row.Close, BuyTrades = (int)Math.Min(row.Trades, int.MaxValue) };
        candle.BuyVolume.Add(row.BuyVolume);
        candle.SellVolume.Add(Math.Max(0, row.Volume - row.BuyVolume));
        return new WarmUpCandle(row.OpenMs * EngineTime.NsPerMs, candle);
    }
}
