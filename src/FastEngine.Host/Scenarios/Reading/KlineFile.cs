using System.IO.Compression;
using System.Text;
using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>One-minute candles of a file, plain or gzip, for a segment of a tape.</summary>
internal static class KlineFile
{
    /// <param name="problem">What is wrong with the file, null when nothing is.</param>
    public static IReadOnlyList<Kline> Read(string path, Instrument instrument, int skip, int most, out string? problem)
    {
        var klines = new List<Kline>();
        problem = null;
        try
        {
            using var file = File.OpenRead(path);
            using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(content, Encoding.ASCII);
            for (var line = 1; reader.ReadLine() is { } text && klines.Count < most; line++)
            {
                if (text.Length == 0 || KlineRow.IsHeader(Encoding.ASCII.GetBytes(text)) || skip-- > 0) continue;
                if (!KlineRow.TryParse(Encoding.ASCII.GetBytes(text), instrument.PriceScale, instrument.QuantityScale, out var kline, out var reason))
                {
                    problem = $"{path}:{line}: {reason}";
                    return [];
                }

                klines.Add(kline);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problem = $"{path}: cannot be read: {exception.Message}";
        }

        if (klines.Count == 0) problem ??= $"{path}: holds no candle there";
        return klines;
    }
}
