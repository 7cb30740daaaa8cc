using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>Says whether new risk may be taken. The spread's rail is off: there is no stream of quotes.</summary>
internal sealed class DtmsRails(DtmsRailOptions options)
{
    private readonly long[] _newsNs = [.. options.NewsNs];

    /// <summary>None, or what forbids it.</summary>
    /// <param name="nowNs">Time of the trade thread.</param>
    /// <param name="dataNs">Time of the symbol's newest data.</param>
    /// <param name="measured">Age of the data; or time to the news, negative after; ns.</param>
    public RefusalCause WhyHeld(long nowNs, long dataNs, out double measured, out double limit)
    {
        measured = nowNs - dataNs;
        limit = options.MaxAgeNs;
        if (nowNs - dataNs > options.MaxAgeNs) return RefusalCause.StaleData;

        // The first that is not over: those before it ended sooner.
        var at = Array.BinarySearch(_newsNs, nowNs - options.AfterNewsNs);
        if (at < 0) at = ~at;
        if (at == _newsNs.Length || _newsNs[at] - nowNs > options.BeforeNewsNs) return RefusalCause.None;
        measured = _newsNs[at] - nowNs;
        limit = measured >= 0 ? options.BeforeNewsNs : options.AfterNewsNs;
        return RefusalCause.News;
    }
}
