using System.Text;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Outputs;

/// <summary>Keeps what the shards published and writes it as <c>metrics.csv</c> and <c>candles.csv</c> when the run has ended.</summary>
/// <remarks>Which rows count follows from each symbol's highest trade time, which only the end tells; and sorted by time and instrument
/// the files are equal on every topology. A row takes about 140 bytes of memory.</remarks>
internal sealed class AnalysisCollector : IShardOutputHandler
{
    private readonly SignalOptions _options;
    private readonly InstrumentTable _instruments;
    private readonly List<OrderFlow>[] _flows;
    private readonly List<ClosedCandle>[] _candles;
    private readonly byte[][] _names;

    public AnalysisCollector(SignalOptions options, InstrumentTable instruments)
    {
        _options = options;
        _instruments = instruments;
        _flows = new List<OrderFlow>[instruments.Count];
        _candles = new List<ClosedCandle>[instruments.Count];
        _names = new byte[instruments.Count][];
        for (var i = 0; i < instruments.Count; i++)
        {
            _flows[i] = [];
            _candles[i] = [];
            _names[i] = Encoding.ASCII.GetBytes(instruments[i].Name);
        }
    }

    public void OnOrderFlow(in OrderFlow flow) => _flows[flow.InstrumentId].Add(flow);

    public void OnCandleClosed(in ClosedCandle candle) => _candles[candle.InstrumentId].Add(candle);

    /// <summary>Rows up to and including each symbol's highest trade time, by time, then instrument.</summary>
    /// <returns>Number of rows.</returns>
    public long WriteMetrics(Stream stream, Func<int, long> highestTimeNs)
    {
        var imbalances = string.Join(',', _options.ImbalanceWindowsNs.Select(w => "imb_" + Duration.Format(w)));
        stream.Write(Encoding.ASCII.GetBytes($"time_ns,symbol,price,{imbalances},cvd_{Duration.Format(_options.CvdWindowNs)}"
            + $",mean_{Duration.Format(_options.StatisticsWindowNs)},std_{Duration.Format(_options.StatisticsWindowNs)}"
            + $",trades_{Duration.Format(_options.ExhaustionShortNs)},large_trades_{Duration.Format(_options.LargeTradeWindowNs)},exhaustion\n"));
        var line = new CsvLine(stream);
        long rows = 0;
        foreach (var (instrument, index) in InOrder(_flows, flow => flow.TimeNs, highestTimeNs))
        {
            WriteMetrics(line, _flows[instrument][index]);
            rows++;
        }

        return rows;
    }

    /// <summary>Candles that ended at or before each symbol's highest trade time, by end, then instrument, then timeframe.</summary>
    /// <returns>Number of rows.</returns>
    public long WriteCandles(Stream stream, Func<int, long> highestTimeNs)
    {
        stream.Write("symbol,timeframe,open_time_ns,open,high,low,close,volume,buy_volume,sell_volume,trades,buy_trades,sell_trades\n"u8);
        var timeframes = _options.TimeframesNs.Select(t => Encoding.ASCII.GetBytes(Duration.Format(t))).ToArray();
        var line = new CsvLine(stream);
        long rows = 0;
        foreach (var (instrument, index) in InOrder(_candles, candle => candle.OpenTimeNs + _options.TimeframesNs[candle.Timeframe], highestTimeNs))
        {
            var closed = _candles[instrument][index];
            WriteCandle(line, in closed, timeframes[closed.Timeframe]);
            rows++;
        }

        return rows;
    }

    private void WriteMetrics(CsvLine line, in OrderFlow flow)
    {
        var instrument = _instruments[flow.InstrumentId];
        line.Add(flow.TimeNs).Add(_names[flow.InstrumentId]).AddDecimal(flow.Price, instrument.PriceScale);
        for (var i = 0; i < _options.ImbalanceWindowsNs.Count; i++) line.Add(flow.Imbalances[i]);
        line.Add(flow.Cvd);
        if (flow.StatisticsTrades > 0) line.Add(flow.Mean).Add(flow.Deviation);
        else line.AddEmpty().AddEmpty();
        line.Add(flow.ShortTrades).Add(flow.LargeTrades).Add(flow.Exhausted ? 1 : 0).End();
    }

    private void WriteCandle(CsvLine line, in ClosedCandle closed, byte[] timeframe)
    {
        var instrument = _instruments[closed.InstrumentId];
        var candle = closed.Candle;
        line.Add(_names[closed.InstrumentId]).Add(timeframe).Add(closed.OpenTimeNs);
        line.AddDecimal(candle.Open, instrument.PriceScale).AddDecimal(candle.High, instrument.PriceScale)
            .AddDecimal(candle.Low, instrument.PriceScale).AddDecimal(candle.Close, instrument.PriceScale);
        line.AddDecimal(candle.Volume, instrument.QuantityScale).AddDecimal(candle.BuyVolume.Value, instrument.QuantityScale)
            .AddDecimal(candle.SellVolume.Value, instrument.QuantityScale);
        line.Add(candle.Trades).Add(candle.BuyTrades).Add(candle.SellTrades).End();
    }

    private static IEnumerable<(int Instrument, int Index)> InOrder<T>(List<T>[] rows, Func<T, long> timeNs, Func<int, long> highestTimeNs)
    {
        var heads = new PriorityQueue<int, (long TimeNs, int Instrument)>();
        var next = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++) Enqueue(i);
        while (heads.TryDequeue(out var instrument, out _))
        {
            yield return (instrument, next[instrument]++);
            Enqueue(instrument);
        }

        void Enqueue(int instrument)
        {
            // A reset closes candles before their time, so one that does not count can stand before others that do.
            for (; next[instrument] < rows[instrument].Count; next[instrument]++)
            {
                var time = timeNs(rows[instrument][next[instrument]]);
                if (time > highestTimeNs(instrument)) continue;
                heads.Enqueue(instrument, (time, instrument));
                return;
            }
        }
    }
}
