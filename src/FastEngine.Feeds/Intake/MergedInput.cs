using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>Several inputs as one stream: by each one's running maximum exchange time, ties by argument order, then line.</summary>
public sealed class MergedInput : IDisposable
{
    private readonly MergeInput[] _inputs;
    private int _current = -1;
    private long _runnerUpKey;
    private int _runnerUp;

    /// <param name="readers">In argument order; owned from now on.</param>
    /// <param name="holdAheadNs">A time that runs further ahead of its input counts for the order only when the next trade confirms it.</param>
    public MergedInput(IReadOnlyList<TickReader> readers, long holdAheadNs = EngineTime.NsPerHour)
    {
        _inputs = new MergeInput[readers.Count];
        for (var i = 0; i < _inputs.Length; i++) _inputs[i] = new MergeInput(readers[i], holdAheadNs);
    }

    /// <summary>Index of the input that <see cref="Head"/> comes from.</summary>
    public int HeadInput => _current;

    /// <summary>The next trade, after <see cref="Look"/> said so.</summary>
    public ref readonly Tick Head => ref _inputs[_current].Head;

    /// <summary>Merge key of <see cref="Head"/>: its input's running maximum time, which a lone absurd time does not move.</summary>
    public long HeadKey => _inputs[_current].Key;

    /// <summary>Finds the next trade without taking it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MergeState Look()
    {
        if (_current >= 0)
        {
            var input = _inputs[_current];
            if (input.HasHead) return MergeState.Trade;
            if (input.TryAdvance() && (input.Key < _runnerUpKey || (input.Key == _runnerUpKey && _current < _runnerUp))) return MergeState.Trade;
        }

        return Choose();
    }

    /// <summary>Takes the trade that <see cref="Look"/> found.</summary>
    public void Take() => Take(1);

    /// <summary>Takes it and what follows from the same input, before anything of another.</summary>
    /// <returns>At least one; good until the next <see cref="Look"/>.</returns>
    public ReadOnlySpan<Tick> Take(int most) => _inputs[_current].Take(_current < _runnerUp ? _runnerUpKey : _runnerUpKey - 1, most);

    public void Dispose()
    {
        foreach (var input in _inputs) input.Reader.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private MergeState Choose()
    {
        var best = -1;
        var runnerUp = -1;
        for (var i = 0; i < _inputs.Length; i++)
        {
            var input = _inputs[i];
            if (!input.HasHead && !input.TryAdvance())
            {
                if (input.IsCompleted) continue;
                _current = -1;
                return MergeState.Waiting;
            }

            if (best < 0 || input.Key < _inputs[best].Key)
            {
                runnerUp = best;
                best = i;
            }
            else if (runnerUp < 0 || input.Key < _inputs[runnerUp].Key)
            {
                runnerUp = i;
            }
        }

        _current = best;
        _runnerUp = runnerUp < 0 ? int.MaxValue : runnerUp;
        _runnerUpKey = runnerUp < 0 ? long.MaxValue : _inputs[runnerUp].Key;
        return best < 0 ? MergeState.Completed : MergeState.Trade;
    }
}
