using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>Appends, writes, faults, kills and recoveries as steps say; after each, what was called written must be readable.</summary>
internal sealed class FaultModel(TempFolder folder)
{
    private readonly ManualClock _clock = new();
    private readonly FaultyFileSystem _files = new();
    private JournalWriter? _writer;
    private long _acknowledged;

    /// <returns>True when nothing acknowledged was lost, and numbers went on.</returns>
    public bool Run(byte[] steps)
    {
        Open();
        foreach (var step in steps)
        {
            Step(step >> 5, step & 31);
            _acknowledged = Math.Max(_acknowledged, _writer!.Written);
            if (!IsThere()) return false;
        }

        Heal();
        _clock.Advance(TimeSpan.FromSeconds(2));
        Sample.Step(_writer!);
        var all = _writer!.Fault is null && _writer.Written == _writer.Appended;
        _acknowledged = _writer.Appended;
        _writer.Dispose();
        return all && IsThere() && Sample.Read(folder.Path).Problem is null;
    }

    private void Step(int kind, int argument)
    {
        switch (kind)
        {
            case 0 or 1:
                for (var i = 0; i < argument && Sample.AppendNext(_writer!); i++)
                {
                }

                break;
            case 2:
                _writer!.Io.DoWork();
                break;
            case 3:
                _writer!.TryBeginSegment(new byte[argument]);
                break;
            case 4:
                _files.Room = argument * 8;
                break;
            case 5:
                _files.FailingSyncs = argument & 3;
                _files.FailingMoves = argument >> 2 & 1;
                _files.FailingDirectorySyncs = argument >> 3 & 1;
                _files.CanReserve = argument < 16;
                break;
            case 6:
                Heal();
                _clock.Advance(TimeSpan.FromMilliseconds(argument * 50));
                break;
            default:
                Kill(argument);
                break;
        }
    }

    /// <summary>A kill: nothing more reaches the files; then the tail gets garbage, as a torn write leaves, and the next process opens.</summary>
    private void Kill(int argument)
    {
        _files.Room = 0;
        _files.FailingSyncs = int.MaxValue;
        _files.FailingMoves = int.MaxValue;
        _writer!.Dispose();
        if (argument > 8 && folder.Segments.LastOrDefault() is { } path) File.AppendAllBytes(path, new byte[argument]);
        Heal();
        Open();
    }

    private void Heal()
    {
        _files.Room = long.MaxValue;
        _files.FailingSyncs = _files.FailingMoves = _files.FailingDirectorySyncs = 0;
        _files.CanReserve = true;
    }

    private void Open()
    {
        _writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = _files, Clock = _clock, Fsync = FsyncPolicy.Intent }, Sample.Schema);
        if (_writer.Recovered.LastNumber < _acknowledged)
            throw new InvalidOperationException($"record {_acknowledged} was called written, {_writer.Recovered.LastNumber} is the last after a kill");
    }

    private bool IsThere()
    {
        var (last, _) = Sample.Read(folder.Path);
        return last >= _acknowledged;
    }
}
