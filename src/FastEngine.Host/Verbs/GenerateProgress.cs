using System.Diagnostics;
using FastEngine.Feeds.Generation;

namespace FastEngine.Host.Verbs;

/// <summary>One line of progress on a terminal, once writing takes more than two seconds.</summary>
internal sealed class GenerateProgress(SyntheticMarketOptions market, SyntheticTape tape)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private TimeSpan _next = Console.IsErrorRedirected ? TimeSpan.MaxValue : First;
    private bool _shown;

    public void Show()
    {
        var elapsed = _elapsed.Elapsed;
        if (elapsed < _next) return;
        _next = elapsed + Every;
        _shown = true;
        var done = Math.Clamp(Math.Max(ShareOfTrades(), ShareOfTime()), 1e-6, 1);
        var megabytes = tape.Bytes / 1e6;
        var left = elapsed * (1 / done - 1);
        Console.Error.Write($"\r{done,6:P1}  {megabytes:N0} MB  {megabytes / elapsed.TotalSeconds:N0} MB/s  {tape.Lines:N0} lines  {left:hh\\:mm\\:ss} left ");
    }

    /// <summary>Takes the line off the terminal.</summary>
    public void End()
    {
        if (_shown) Console.Error.Write("\r" + new string(' ', 79) + "\r");
    }

    private double ShareOfTrades() => market.MaxTrades is { } trades ? (double)tape.Trades / trades : 0;

    // Injected time jumps make this run ahead; it is a display.
    private double ShareOfTime() => market.DurationNs is { } duration ? (double)(tape.LastTradeNs - market.StartTimeNs) / duration : 0;
}
