namespace FastEngine.Host.Scenarios.Tape;

/// <summary>The tapes of a scenario in the order of their times; ties in the order of the instruments.</summary>
internal sealed class DrawnTapes : IDisposable
{
    private readonly IEnumerator<TapeItem>[] _tapes;
    private readonly bool[] _hasHead;

    public DrawnTapes(Scenario scenario)
    {
        _tapes = [.. scenario.Tapes.Select(tape => tape.Draw(scenario.ZeroNs, scenario.BarNs).GetEnumerator())];
        _hasHead = [.. _tapes.Select(tape => tape.MoveNext())];
    }

    /// <summary>The tape whose item is next; -1 when all have ended.</summary>
    public int Earliest
    {
        get
        {
            var best = -1;
            for (var i = 0; i < _tapes.Length; i++)
            {
                if (_hasHead[i] && (best < 0 || _tapes[i].Current.TimeNs < _tapes[best].Current.TimeNs)) best = i;
            }

            return best;
        }
    }

    public long TimeNs(int tape) => _tapes[tape].Current.TimeNs;

    public TapeItem Take(int tape)
    {
        var item = _tapes[tape].Current;
        _hasHead[tape] = _tapes[tape].MoveNext();
        return item;
    }

    public void Dispose()
    {
        foreach (var tape in _tapes) tape.Dispose();
    }
}
