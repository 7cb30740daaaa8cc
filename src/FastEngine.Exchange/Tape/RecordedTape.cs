using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;

namespace FastEngine.Exchange.Tape;

/// <summary>Recordings, merged by time.</summary>
public sealed class RecordedTape : ITape
{
    private readonly ResolvedInputs _inputs;
    private MergedInput _input;

    /// <param name="files">Raw frames, archives, candles or <c>.fet</c>.</param>
    /// <param name="known">What is known of instruments.</param>
    /// <exception cref="RecordingException">A file cannot be read.</exception>
    public RecordedTape(IReadOnlyList<string> files, IReadOnlyList<KnownInstrument> known)
    {
        _inputs = InstrumentResolver.Resolve([.. files.Select(file => RecordingScan.Scan(file, new TapeFrameParser(null, null)))], known);
        _input = Open();
    }

    public InstrumentTable Instruments => _inputs.Instruments;

    public bool TryNext(out Tick tick)
    {
        var wait = new SpinWait();
        while (true)
        {
            var state = _input.Look();
            if (state == MergeState.Trade)
            {
                tick = _input.Head;
                _input.Take();
                return true;
            }

            if (state == MergeState.Completed)
            {
                tick = default;
                return false;
            }

            wait.SpinOnce();
        }
    }

    /// <summary>Begins again with the first trade.</summary>
    public void Rewind()
    {
        _input.Dispose();
        _input = Open();
    }

    public void Dispose() => _input.Dispose();

    private MergedInput Open() => new(
    [
        .. _inputs.Inputs.Select(input => RecordingOpener.Open(input, _inputs.Instruments, symbols => new TapeFrameParser(_inputs.Instruments, symbols))),
    ]);
}
