using System.Diagnostics;
using System.Security.Cryptography;
using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;
using FastEngine.Storage.Results;

namespace FastEngine.Host.Backtesting;

/// <summary>Carries out a backtest: the slices that are not there yet into the results database, then everything that is there as one result.</summary>
internal sealed class BacktestSession : IDisposable
{
    private readonly BacktestPlan _plan;
    private readonly ResultsDatabase _database;
    private readonly string[] _keys;
    private long _ticks;
    private int _ended;

    /// <exception cref="Storage.Symbols.StoreException">The folder's database cannot be used.</exception>
    public BacktestSession(BacktestPlan plan)
    {
        _plan = plan;
        string[] more = [.. plan.Run.MoreInputs.Select(input => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(input.Path)))), .. SliceKey.FilesOf(plan.Run.Config)];
        _keys = [.. plan.Slices.Select(slice => SliceKey.Of(plan.Run, slice, plan.BarNs, more))];
        var path = plan.Folder?.PathOf(ResultsDatabase.FileName);
        if (path is not null && !plan.Resumes) Remove(path);
        _database = ResultsDatabase.Open(path, [.. plan.Inputs.Instruments.All.ToArray().Select(ResultsFile.SymbolOf)]);
        KeepWhatIsPlanned();
        RunRows.Write(_database, plan);
    }

    /// <summary>Slices that were there already.</summary>
    public int Kept { get; private set; }

    /// <summary>Trades of the tape that this process ran through, and how long that took.</summary>
    public long Ticks => _ticks;

    public TimeSpan Elapsed { get; private set; }

    /// <summary>Of all threads of the process meanwhile: what a busy machine does not blur.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Told each slice that is in the database now, and how many this process ended; on the slice's thread.</summary>
    public Action<BacktestResult, int>? Ended { get; init; }

    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>; the slices that have ended are in the folder.</exception>
    public IReadOnlyList<BacktestResult> Run(ProgressLine progress, CancellationToken stop)
    {
        var done = ResultsFile.Keys(_database);
        var open = _plan.Slices.Where(slice => !done.ContainsKey(slice.Name)).ToArray();
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        new SliceRunner(open, _plan.Jobs, Run).Run(progress.Report, stop);
        Elapsed = watch.Elapsed;
        ProcessorTime = Environment.CpuUsage.TotalTime - processor;
        progress.End();
        return ResultsFile.Read(_database);
    }

    public void Dispose() => _database.Dispose();

    private void Run(Slice slice, Action<long> progress, CancellationToken stop)
    {
        using var writer = _database.Begin(slice.Name, [.. slice.Inputs.Instruments.All.ToArray().Select(ResultsFile.SymbolOf)]);
        SliceTables? tables = null;
        var request = new BacktestRequest { Name = slice.Name, Run = _plan.Run, Inputs = slice.Inputs, WarmUpFile = _plan.WarmUpFile, BarNs = _plan.BarNs };
        var result = BacktestRun.Execute(request, (read, _) => progress(read), run => tables = new SliceTables(writer, run), stop);
        ResultsFile.Write(writer, slice.Number, _keys[slice.Number], result, tables!.TradeNumbers);
        writer.Commit();
        Interlocked.Add(ref _ticks, result.Counts.Ticks);
        Ended?.Invoke(result, Interlocked.Increment(ref _ended));
    }

    // Slices of another configuration, other inputs or another cut are not of this run.
    private void KeepWhatIsPlanned()
    {
        var planned = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var slice in _plan.Slices) planned[slice.Name] = _keys[slice.Number];
        foreach (var (name, key) in ResultsFile.Keys(_database))
        {
            if (planned.GetValueOrDefault(name) == key) Kept++;
            else _database.Delete(name);
        }

        // The same slice may have had another place in an earlier cut, and numbers of orders are told apart by it.
        foreach (var slice in _plan.Slices) _database.Number(slice.Name, slice.Number);
    }

    private static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + ".wal");
    }
}
