using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>Which windows a symbol keeps and where: exact ones first, then those of whole seconds, each ascending.</summary>
public sealed class WindowLayout
{
    private readonly long[] _windowsNs;
    private readonly int[] _imbalance;

    public WindowLayout(SignalOptions options)
    {
        long[] bucketsAlways = [options.CvdWindowNs, options.StatisticsWindowNs, options.LargeTradeWindowNs, options.ExhaustionLongNs];
        var exact = new SortedSet<long>();
        var buckets = new SortedSet<long>(bucketsAlways);
        foreach (var window in options.AllWindowsNs) (window <= SignalOptions.MaxExactWindowNs ? exact : buckets).Add(window);
        (options.ExhaustionShortNs <= SignalOptions.MaxExactWindowNs ? exact : buckets).Add(options.ExhaustionShortNs);
        foreach (var window in buckets)
        {
            if (window % EngineTime.NsPerSecond != 0)
                throw new ArgumentException($"a window over 60 s counts whole seconds; {window} ns is none", nameof(options));
        }

        if (exact.Count == 0)
            throw new ArgumentException("at least one window of 60 s or less is needed", nameof(options));
        if (exact.Count + buckets.Count > SymbolState.MaxWindows || options.ImbalanceWindowsNs.Count > ImbalanceValues.Capacity)
            throw new ArgumentException($"at most {SymbolState.MaxWindows} different windows; these are {exact.Count + buckets.Count}", nameof(options));

        ExactCount = exact.Count;
        _windowsNs = [.. exact, .. buckets];
        _imbalance = new int[options.ImbalanceWindowsNs.Count];
        for (var i = 0; i < _imbalance.Length; i++) _imbalance[i] = IndexOf(options.ImbalanceWindowsNs[i]);
        CvdIndex = BucketIndexOf(options.CvdWindowNs);
        StatisticsIndex = BucketIndexOf(options.StatisticsWindowNs);
        LargeTradeIndex = BucketIndexOf(options.LargeTradeWindowNs);
        ExhaustionShortIndex = IndexOf(options.ExhaustionShortNs);
        ExhaustionLongIndex = BucketIndexOf(options.ExhaustionLongNs);
    }

    public int Count => _windowsNs.Length;

    /// <summary>The first this many are exact; the others are of whole seconds.</summary>
    public int ExactCount { get; }

    public int CvdIndex { get; }

    public int StatisticsIndex { get; }

    public int LargeTradeIndex { get; }

    public int ExhaustionShortIndex { get; }

    public int ExhaustionLongIndex { get; }

    public long LongestNs => _windowsNs[^1];

    public ReadOnlySpan<int> ImbalanceIndices => _imbalance;

    public long this[int index] => _windowsNs[index];

    /// <summary>Index of a configured imbalance window.</summary>
    public int IndexOf(long windowNs) =>
        windowNs <= SignalOptions.MaxExactWindowNs ? Array.IndexOf(_windowsNs, windowNs, 0, ExactCount) : BucketIndexOf(windowNs);

    private int BucketIndexOf(long windowNs) => Array.IndexOf(_windowsNs, windowNs, ExactCount);
}
