using System.IO.Pipelines;

namespace FastEngine.Feeds;

/// <summary>Reads and unpacks one recording on a background thread into a pipe, at most a few megabytes ahead of its reader.</summary>
/// <remarks>The reading side never waits, allocates or throws because of the file: what goes wrong here ends the pipe and is told by
/// <see cref="Fault"/>. The pipe never pauses the writer itself, since resuming it would schedule work from the reading thread.</remarks>
public sealed class RecordingLoader : IDisposable
{
    private const int PollMs = 1;

    // A block is handed over in pieces, so that the reader need not wait for all of it.
    private const int PieceBytes = 1 << 17;

    private readonly ContentSource _content;
    private readonly BlockPool _blocks = new();
    private readonly Pipe _pipe;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly bool _hash;
    private string? _fault;
    private string? _sha256;
    private bool _disposed;
    private int _room;

    /// <summary>Opens the file and starts to read it.</summary>
    /// <param name="path">A recording: plain, gzip or zip.</param>
    /// <param name="hash">Whether <see cref="Sha256"/> is wanted.</param>
    /// <exception cref="RecordingException">The file cannot be opened.</exception>
    public RecordingLoader(string path, bool hash = false)
    {
        Path = path;
        _hash = hash;
        _content = ContentSource.Open(InputFile.Open(path, hash));
        _pipe = _blocks.CreatePipe();
        StoredBytesTotal = _content.File.Length;
        _thread = new Thread(Run) { IsBackground = true, Name = "load " + System.IO.Path.GetFileName(path) };
        _thread.Start();
    }

    public string Path { get; }

    public PipeReader Reader => _pipe.Reader;

    public long StoredBytesTotal { get; }

    /// <summary>Bytes of the file taken so far.</summary>
    public long StoredBytesRead => _content.File.Position;

    /// <summary>Why the content ended early, else null. Final once the pipe has completed.</summary>
    // Pairs with the write before the pipe's completion.
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>SHA-256 of the file as stored, lower-case hex; null before the pipe has completed, or when it was not asked for.</summary>
    public string? Sha256 => Volatile.Read(ref _sha256);

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _stop.Set();
        _thread.Join();
        _content.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        string? fault;
        try
        {
            while (Load())
            {
            }

            fault = _content.Fault;
            if (_hash && !_stop.IsSet) Volatile.Write(ref _sha256, _content.File.FinishHash());
        }
        catch (Exception e)
        {
            // Nothing may kill the process from here: a disk error is a fault of this input only.
            fault = $"reading failed: {e.Message}";
        }

        Volatile.Write(ref _fault, fault);
        _pipe.Writer.Complete();
    }

    // One piece; false at the end.
    private bool Load()
    {
        // The pipe may take back the block that is being filled, when all in it was read; then that one is free.
        while (_room == 0 && !_blocks.HasFreeBlock)
        {
            if (_stop.Wait(PollMs)) return false;
        }

        if (_stop.IsSet) return false;
        var memory = _pipe.Writer.GetMemory(1).Span;
        var count = _content.Read(memory[..Math.Min(memory.Length, PieceBytes)]);
        if (count == 0) return false;
        _room = memory.Length - count;
        _pipe.Writer.Advance(count);
        // Completes at once: the pipe has no threshold to pause at.
        var flush = _pipe.Writer.FlushAsync();
        return flush.IsCompletedSuccessfully && !flush.Result.IsCompleted;
    }
}
