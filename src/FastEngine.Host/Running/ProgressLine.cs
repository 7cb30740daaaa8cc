using System.Diagnostics;
using System.Globalization;

namespace FastEngine.Host.Running;

/// <summary>Progress by bytes, or another measure, of tape, with rate and time left, on anything that takes over two seconds.</summary>
/// <remarks>One line that is rewritten on a terminal, else a plain line now and then; always on the error output. Any thread may tell it.</remarks>
internal sealed class ProgressLine(string what, TextWriter output, bool isTerminal, ProgressUnit unit)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private TimeSpan _next = FirstAfter;
    private bool _shown;

    public ProgressLine(string what, TextWriter output, bool isTerminal)
        : this(what, output, isTerminal, ProgressUnit.Megabytes)
    {
    }

    public void Report(long done, long total)
    {
        lock (_gate)
        {
            var elapsed = _watch.Elapsed;
            if (elapsed < _next) return;
            _next = elapsed + _every;
            _shown = true;
            var rate = done / elapsed.TotalSeconds;
            var left = total > done && rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
            var share = total > 0 ? $"{100.0 * done / total,5:F1} %" : string.Create(CultureInfo.InvariantCulture, $"{done / unit.Size:F0} {unit.Name}");
            var text = string.Create(CultureInfo.InvariantCulture, $"{what} {share}  {rate / unit.Size:F1} {unit.Name}/s  {left:hh\\:mm\\:ss} left");
            if (isTerminal) output.Write($"\r{text}   ");
            else output.WriteLine(text);
        }
    }

    /// <summary>Takes the line away; nothing is told any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _next = TimeSpan.MaxValue;
            if (_shown && isTerminal) output.Write("\r" + new string(' ', 70) + "\r");
        }
    }
}
