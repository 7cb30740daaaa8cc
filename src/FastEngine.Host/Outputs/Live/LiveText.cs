using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Regimes;
using Spectre.Console;

namespace FastEngine.Host.Outputs.Live;

/// <summary>Cells of the view: short, coloured by sign or meaning.</summary>
internal static class LiveText
{
    public static Markup None => new("[grey]-[/]");

    public static Markup Price(long price, Instrument instrument) => new(FixedPoint.ToText(price, instrument.PriceScale));

    public static Markup Imbalance(double value)
    {
        var color = value > 2 ? "green" : value < 0.5 ? "red" : "grey";
        return new($"[{color}]{(value >= 100 ? value.ToString("N0") : value.ToString("0.00"))}[/]");
    }

    public static Markup Signed(double value, string format)
    {
        var color = value > 0 ? "green" : value < 0 ? "red" : "grey";
        return new($"[{color}]{Markup.Escape(value.ToString(format))}[/]");
    }

    public static Markup Profit(Int128 money) => Signed(Money.ToDouble(money), "+0.00;-0.00;0.00");

    /// <summary>Thousands and millions as such: 120,604,381 is +120.6M.</summary>
    public static Markup Compact(double value) => Signed(value, Math.Abs(value) switch
    {
        >= 1e6 => "+0,,.0M;-0,,.0M",
        >= 1e4 => "+0,.0K;-0,.0K",
        >= 100 => "+#,0;-#,0",
        _ => "+0.##;-0.##;0",
    });

    public static Markup Change(long open, long close) =>
        open == 0 ? None : Signed(100.0 * (close - open) / open, "+0.00'%';-0.00'%';0.00'%'");

    /// <summary>What the symbol may do: still warming up, or the regime of level 1.</summary>
    public static Markup State(LiveRow row, bool isLong)
    {
        if (row.Flow.Tainted) return new("[red]TAINTED[/]");
        if (!row.WarmUp.IsWarm)
        {
            var candles = row.WarmUp.LongestNeeded > 0 ? $"{row.WarmUp.Longest}/{row.WarmUp.LongestNeeded}" : $"{row.WarmUp.Fastest}/{row.WarmUp.FastestNeeded}";
            return new($"[yellow]{(isLong ? $"WARMING {Hours(row.WarmInNs)} {candles}" : $"WARM {Hours(row.WarmInNs)}")}[/]");
        }

        if (row.IsRegimeForced) return new("any regime");
        return row.Regime switch
        {
            Regime.TrendingUp => new("[green]trend up[/]"),
            Regime.TrendingDown => new("[red]trend down[/]"),
            _ => new("[grey]ranging[/]"),
        };
    }

    /// <summary>The open position; for a moment after it, that it was closed.</summary>
    public static Markup Position(LiveRow row) => row.Position is { } position ? Quantity(in position, row.Instrument)
        : row.Last.IsShown ? new($"[grey]{(row.Last.Direction == Direction.Long ? "L" : "S")} closed[/]") : None;

    /// <summary>Unrealised result of the open position; for a moment after it, the net one of the closed trade.</summary>
    public static Markup Result(LiveRow row) => row.Position is { } position ? Profit(Unrealised(in position, row.Flow.Price, row.Instrument))
        : row.Last.IsShown ? Profit(row.Last.Pnl) : None;

    private static Markup Quantity(in LivePosition position, Instrument instrument)
    {
        var quantity = (double)position.Quantity / FixedPoint.PowerOfTen(instrument.QuantityScale);
        var text = quantity.ToString(quantity switch { >= 1e6 => "0,,.0M", >= 1e4 => "0,.0K", >= 100 => "#,0", _ => "0.###" });
        return position.Direction == Direction.Long ? new($"[green]L {text}[/]") : new($"[red]S {text}[/]");
    }

    /// <summary>What the position would make at a price, before the fees of closing it; money.</summary>
    private static Int128 Unrealised(in LivePosition position, long price, Instrument instrument)
    {
        var move = (Int128)price * position.Quantity - position.Cost;
        return Money.OfProduct(position.Direction == Direction.Long ? move : -move, instrument);
    }

    /// <summary>A share for a person: 12.3 %, and three digits of a small one.</summary>
    public static string Percent(double share) => share switch
    {
        0 => "0",
        >= 0.01 => (100 * share).ToString("0.0"),
        >= 0.0001 => (100 * share).ToString("0.00"),
        _ => (100 * share).ToString("0.####"),
    } + " %";

    /// <summary>29h45m, 45m or 12s.</summary>
    public static string Hours(long ns)
    {
        var time = TimeSpan.FromSeconds(ns / EngineTime.NsPerSecond);
        return time.TotalHours >= 1 ? $"{(long)time.TotalHours}h{time.Minutes:00}m" : time.TotalMinutes >= 1 ? $"{time.Minutes}m" : $"{time.Seconds}s";
    }

    public static string Nanoseconds(long ns) => ns switch
    {
        >= 10_000_000 => $"{ns / 1_000_000.0:0} ms",
        >= 1_000_000 => $"{ns / 1_000_000.0:0.0} ms",
        >= 10_000 => $"{ns / 1_000.0:0} us",
        >= 1_000 => $"{ns / 1_000.0:0.0} us",
        _ => $"{ns} ns",
    };
}
