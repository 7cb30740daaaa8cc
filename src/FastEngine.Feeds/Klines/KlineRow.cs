using System.Buffers.Text;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>A row <c>time,open,high,low,close,volume</c> of one-minute klines, whatever follows; the time is ISO 8601 in UTC, or a number since the epoch.</summary>
public static class KlineRow
{
    public const string BadColumns = "wrong number of columns";
    public const string BadTime = "the time is neither ISO 8601 nor a number since the epoch";
    public const string BadPrice = "a price is not a decimal that the instrument can hold";
    public const string BadVolume = "the volume is not a decimal that the instrument can hold";
    public const string BadCandle = "open and close are not between low and high";

    internal const int Columns = 6;
    internal const int Open = 1;
    internal const int Close = 4;
    internal const int Volume = 5;

    /// <summary>Whether a line names these columns; exchanges call the first <c>open_time</c> and have further ones behind.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var comma = line.IndexOf((byte)',');
        if (comma < 0 || !line[comma..].StartsWith(",open,high,low,close,volume"u8)) return false;
        return line[..comma].SequenceEqual("time"u8) || line[..comma].SequenceEqual("timestamp"u8) || line[..comma].SequenceEqual("open_time"u8);
    }

    /// <summary>Reads a row at the scales of an instrument; the reason is a constant.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, int priceScale, int quantityScale, out Kline kline, out string? reason)
    {
        kline = default;
        var fields = new CsvFields(line);
        reason = BadColumns;
        if (fields.Count < Columns) return false;
        reason = BadTime;
        if (!TryTime(fields[0], out var timeNs)) return false;
        reason = BadPrice;
        if (!DecimalText.TryParse(fields[1], priceScale, out var open) || !DecimalText.TryParse(fields[2], priceScale, out var high)
            || !DecimalText.TryParse(fields[3], priceScale, out var low) || !DecimalText.TryParse(fields[4], priceScale, out var close)) return false;
        reason = BadVolume;
        if (!DecimalText.TryParse(fields[Volume], quantityScale, out var volume)) return false;
        reason = BadCandle;
        if (low <= 0 || low > Math.Min(open, close) || high < Math.Max(open, close)) return false;
        reason = null;
        kline = new Kline(timeNs, open, high, low, close, volume);
        return true;
    }

    // 2024-01-01T00:00:00.000, at least to the minute.
    internal static bool TryTime(ReadOnlySpan<byte> text, out long timeNs)
    {
        if (EpochTime.TryParse(text, out timeNs)) return true;
        const int ToSecond = 19;
        if (text.Length < ToSecond || text[10] is not ((byte)'T' or (byte)' ')) return false;
        if (!TryPart(text[..4], out var year) || !TryPart(text[5..7], out var month) || !TryPart(text[8..10], out var day)
            || !TryPart(text[11..13], out var hour) || !TryPart(text[14..16], out var minute) || !TryPart(text[17..19], out var second)) return false;
        if (year is < 1970 or > 2254 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        var days = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerDay;
        timeNs = (days * 86_400 + hour * 3_600 + minute * 60 + second) * EngineTime.NsPerSecond;
        return true;
    }

    private static bool TryPart(ReadOnlySpan<byte> text, out int value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && value >= 0;
}
