namespace FastEngine.Host.Diffing;

/// <summary>What became of signals: refusals by time, symbol and side, results by position.</summary>
internal sealed class FateBook
{
    private readonly Dictionary<(long, string, string), SortedSet<string>> _refused = [];
    private readonly Dictionary<long, decimal> _net = [];

    public void Refuse(long timeNs, string symbol, string side, string cause)
    {
        if (!_refused.TryGetValue((timeNs, symbol, side), out var causes)) _refused[(timeNs, symbol, side)] = causes = new(StringComparer.Ordinal);
        causes.Add(cause);
    }

    /// <summary>A position may close in parts.</summary>
    public void Close(long positionId, decimal net) => _net[positionId] = _net.GetValueOrDefault(positionId) + net;

    /// <param name="signal">As emitted.</param>
    /// <param name="positionId">That it led to, 0 for none.</param>
    public SignalRow Judge(SignalRow signal, long positionId) => signal with
    {
        Refused = _refused.TryGetValue((signal.TimeNs, signal.Symbol, signal.Side), out var causes) ? string.Join(", ", causes) : "",
        Net = _net.TryGetValue(positionId, out var net) ? net : null,
    };
}
