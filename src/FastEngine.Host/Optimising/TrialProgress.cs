using System.Diagnostics;
using System.Globalization;

namespace FastEngine.Host.Optimising;

/// <summary>Progress by time of tape over all trials, with the time left, on anything that takes over two seconds.</summary>
/// <remarks>As <see cref="Running.ProgressLine"/>, which counts bytes; told from a timer's threads.</remarks>
internal sealed class TrialProgress(TextWriter output, bool isTerminal)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(2);
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private TimeSpan _next = FirstAfter;
    private bool _shown;

    public void Report(long doneNs, long totalNs)
    {
        lock (_gate)
        {
            var elapsed = _watch.Elapsed;
            if (elapsed < _next) return;
            _next = elapsed + _every;
            _shown = true;
            var share = totalNs > 0 ? Math.Min(1, (double)doneNs / totalNs) : 0;
            var left = share > 0 ? (elapsed * ((1 - share) / share)).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) : "?";
            var rate = doneNs / 1e9 / 3600 / elapsed.TotalSeconds;
            var text = string.Create(CultureInfo.InvariantCulture, $"searching {100 * share,5:F1} %  {rate:F1} h of tape/s  {left} left");
            if (isTerminal) output.Write($"\r{text}   ");
            else output.WriteLine(text);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _next = TimeSpan.MaxValue;
            if (_shown && isTerminal) output.Write("\r" + new string(' ', 70) + "\r");
        }
    }
}
