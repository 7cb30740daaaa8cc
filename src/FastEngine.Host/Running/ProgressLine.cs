using System.Diagnostics;

namespace FastEngine.Host.Running;

/// <summary>Progress by bytes of tape, with rate and time left, on anything that takes over two seconds.</summary>
/// <remarks>One line that is rewritten on a terminal, else a plain line now and then; always on the error output.</remarks>
internal sealed class ProgressLine(string what, TextWriter output, bool isTerminal)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = FirstAfter;
    private bool _shown;

    public void Report(long bytes, long total)
    {
        var elapsed = _watch.Elapsed;
        if (elapsed < _next) return;
        _next = elapsed + _every;
        _shown = true;
        var rate = bytes / elapsed.TotalSeconds;
        var left = total > bytes && rate > 0 ? TimeSpan.FromSeconds((total - bytes) / rate) : TimeSpan.Zero;
        var share = total > 0 ? $"{100.0 * bytes / total,5:F1} %" : $"{bytes / 1e6:F0} MB";
        var text = $"{what} {share}  {rate / 1e6:F1} MB/s  {left:hh\\:mm\\:ss} left";
        if (isTerminal) output.Write($"\r{text}   ");
        else output.WriteLine(text);
    }

    public void End()
    {
        if (_shown && isTerminal) output.Write("\r" + new string(' ', 70) + "\r");
    }
}
