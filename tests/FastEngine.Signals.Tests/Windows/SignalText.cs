namespace FastEngine.Signals.Tests.Windows;

/// <summary>Results as text, so that a difference can be read; numbers to nine digits, all else exact.</summary>
internal static class SignalText
{
    public static string Candle(int timeframe, long openTime, long open, long high, long low, long close, Int128 buy, Int128 sell, int buys, int sells) =>
        $"candle {timeframe} {openTime}: {open} {high} {low} {close} {buy} {sell} {buys} {sells}";

    public static string Flow(long time, long price, double[] imbalances, double cvd, double mean, double deviation, int shortTrades, int large, bool exhausted) =>
        $"flow {time}: {price} [{string.Join(' ', imbalances.Select(x => x.ToString("R")))}] {cvd:G9} {mean:G9} {deviation:G6} {shortTrades} {large} {exhausted}";
}
