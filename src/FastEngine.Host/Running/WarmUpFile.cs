using System.Globalization;
using System.IO.Compression;
using System.Text;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Running;

/// <summary>Reads closed candles from CSV, plain or gzip: <c>candles.csv</c> of <c>analyze</c>, or klines as exchanges publish them.</summary>
internal static class WarmUpFile
{
    private const int KlineColumns = 6;

    /// <returns>Candles by instrument id, ascending by time.</returns>
    /// <exception cref="RunException">It cannot be read, or a line is wrong.</exception>
    public static List<WarmUpCandle>[] Read(string path, InstrumentTable instruments)
    {
        var candles = new List<WarmUpCandle>[instruments.Count];
        for (var i = 0; i < candles.Length; i++) candles[i] = [];
        try
        {
            using var file = File.OpenRead(path);
            using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(content, Encoding.UTF8);
            var number = 0;
            var isOwn = false;
            string? timeframe = null;
            while (reader.ReadLine() is { } line)
            {
                number++;
                if (number == 1 && line.StartsWith("symbol,timeframe,", StringComparison.Ordinal)) isOwn = true;
                if (line.Length == 0 || (number == 1 && !char.IsAsciiDigit(line[0]))) continue;
                var fields = line.Split(',');
                var id = isOwn ? Find(instruments, fields[0]) : Only(path, instruments);
                if (id < 0) continue;
                if (isOwn && fields.Length > 1 && fields[1] != (timeframe ??= fields[1])) continue;
                candles[id].Add(isOwn ? OwnRow(fields, instruments[id], path, number) : Kline(fields, instruments[id], path, number));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new RunException(ExitCode.Usage, $"{path}: cannot be read as a warm-up file: {exception.Message}");
        }

        foreach (var list in candles) CheckOrder(path, list);
        if (candles.All(list => list.Count == 0))
            throw new RunException(ExitCode.Usage, $"{path}: holds no candle of a symbol of the recording");
        return candles;
    }

    private static int Find(InstrumentTable instruments, string name) => InstrumentNames.Find(instruments, name, StringComparison.Ordinal)?.Id ?? -1;

    // Klines do not name their symbol: the file's name does, or there is only one.
    private static int Only(string path, InstrumentTable instruments)
    {
        if (instruments.Count == 1) return 0;
        var name = Path.GetFileName(path);
        foreach (var instrument in instruments.All)
        {
            if (name.StartsWith(instrument.Symbol, StringComparison.OrdinalIgnoreCase)) return instrument.Id;
        }

        throw new RunException(ExitCode.Usage, $"{path}: does not say whose candles these are; begin its name with the symbol");
    }

    private static WarmUpCandle OwnRow(string[] fields, Instrument instrument, string path, int line)
    {
        const int Columns = 13;
        if (fields.Length < Columns) throw Wrong(path, line, $"{fields.Length} columns; a row of candles.csv has {Columns}");
        var candle = Prices(fields, 3, instrument, path, line);
        candle.BuyVolume.Add(Decimal(fields[8], instrument.QuantityScale, path, line));
        candle.SellVolume.Add(Decimal(fields[9], instrument.QuantityScale, path, line));
        candle.BuyTrades = (int)Whole(fields[11], path, line);
        candle.SellTrades = (int)Whole(fields[12], path, line);
        return new WarmUpCandle(Whole(fields[2], path, line), candle);
    }

    // Klines do not say who was the aggressor; only totals are needed before the first trade.
    private static WarmUpCandle Kline(string[] fields, Instrument instrument, string path, int line)
    {
        if (fields.Length < KlineColumns) throw Wrong(path, line, $"{fields.Length} columns; klines have open time, open, high, low, close and volume");
        var candle = Prices(fields, 1, instrument, path, line);
        candle.BuyVolume.Add(Decimal(fields[5], instrument.QuantityScale, path, line));
        candle.BuyTrades = candle.BuyVolume.IsZero ? 0 : 1;
        return new WarmUpCandle(Time(fields[0], path, line), candle);
    }

    private static Candle Prices(string[] fields, int first, Instrument instrument, string path, int line)
    {
        var candle = new Candle
        {
            Open = Decimal(fields[first], instrument.PriceScale, path, line), High = Decimal(fields[first + 1], instrument.PriceScale, path, line),
            Low = Decimal(fields[first + 2], instrument.PriceScale, path, line), Close = Decimal(fields[first + 3], instrument.PriceScale, path, line),
        };
        var isWhole = candle.Low > 0 && candle.Low <= Math.Min(candle.Open, candle.Close) && candle.High >= Math.Max(candle.Open, candle.Close);
        return isWhole ? candle : throw Wrong(path, line, "open and close are not between low and high");
    }

    private static long Time(string text, string path, int line)
    {
        const long FirstUs = 100_000_000_000_000;
        const long FirstNs = 100_000_000_000_000_000;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var timeNs = number >= FirstNs ? number : number >= FirstUs ? number * EngineTime.NsPerUs : number * EngineTime.NsPerMs;
            return timeNs <= EngineTime.MaxNs ? timeNs : throw Wrong(path, line, $"'{text}' is later than any time that is accepted");
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUnixTimeMilliseconds() * EngineTime.NsPerMs;
        throw Wrong(path, line, $"'{text}' is not a time");
    }

    private static long Whole(string text, string path, int line) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(path, line, $"'{text}' is not a whole number");

    private static long Decimal(string text, int scale, string path, int line) =>
        FixedPoint.TryParse(Encoding.ASCII.GetBytes(text), scale, out var value)
            ? value
            : throw Wrong(path, line, $"'{text}' is not a decimal number of at most {scale} places");

    private static void CheckOrder(string path, List<WarmUpCandle> candles)
    {
        for (var i = 1; i < candles.Count; i++)
        {
            if (candles[i].OpenTimeNs < candles[i - 1].OpenTimeNs)
                throw new RunException(ExitCode.Usage, $"{path}: candles are not in the order of their times (at {candles[i].OpenTimeNs} ns)");
        }
    }

    private static RunException Wrong(string path, int line, string what) => new(ExitCode.Usage, $"{path}: line {line}: {what}");
}
