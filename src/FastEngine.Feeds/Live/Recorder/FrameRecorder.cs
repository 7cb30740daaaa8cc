using System.Buffers.Text;
using System.Collections.Concurrent;
using FastEngine.Core;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>Raw frames to rotating files, one line a frame as recordings have them. The feed thread appends; another thread writes.</summary>
/// <remarks>A file always ends with a whole line. When the disk cannot follow, <see cref="HasRoom"/> is false and frames wait in the kernel.</remarks>
public sealed class FrameRecorder : IDisposable
{
    // Digits of the receive time, the blank and the line's end.
    private const int MoreBytes = 21;

    private readonly BlockingCollection<LineBlock> _full;
    private readonly ConcurrentQueue<LineBlock> _free = new();
    private readonly FrameFiles _files;
    private readonly long _rotateNs;
    private readonly int _blockBytes;
    private readonly Thread _thread;
    private LineBlock? _block;
    private volatile Exception? _failure;
    private bool _isClosed;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public FrameRecorder(RecorderOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        _files = new FrameFiles(options);
        _rotateNs = options.RotateNs;
        _blockBytes = options.BlockBytes;
        _full = new BlockingCollection<LineBlock>(options.Blocks);
        for (var i = 0; i < options.Blocks; i++) _free.Enqueue(new LineBlock(options.BlockBytes));
        _thread = new Thread(Run) { IsBackground = true, Name = "recorder" };
        _thread.Start();
    }

    /// <summary>Why nothing can be written any more, else null.</summary>
    public Exception? Failure => _failure;

    /// <summary>Whether a line has room; false for good after a failure.</summary>
    // One block more than the current, so that a line that begins a new one finds it.
    public bool HasRoom => _failure is null && (_block is not null || _free.TryDequeue(out _block)) && !_free.IsEmpty;

    /// <summary>Line ends within frames, which became blanks.</summary>
    public long LineEnds { get; private set; }

    /// <summary>Frames longer than a block, left out.</summary>
    public long TooLong { get; private set; }

    /// <summary>Complete files; after <see cref="Close"/>.</summary>
    public IReadOnlyList<RecordedFile> Files => _files.Complete;

    /// <summary>Adds a line; only when there is room.</summary>
    public void Append(long receiveTimeNs, ReadOnlySpan<byte> frame)
    {
        if (frame.Length + MoreBytes > _blockBytes)
        {
            TooLong++;
            return;
        }

        var block = _block!;
        if (block.Free.Length < frame.Length + MoreBytes || Rotates(block, receiveTimeNs))
        {
            Send();
            if (!_free.TryDequeue(out _block)) throw new InvalidOperationException("no block is free; ask HasRoom first");
            block = _block;
        }

        var line = block.Free;
        Utf8Formatter.TryFormat(receiveTimeNs, line, out var length);
        line[length++] = (byte)' ';
        frame.CopyTo(line[length..]);
        KeepOneLine(line.Slice(length, frame.Length));
        length += frame.Length;
        line[length++] = (byte)'\n';
        block.Add(length, receiveTimeNs);
    }

    /// <summary>Hands on what is there, so that little is lost with the process.</summary>
    public void Flush()
    {
        if (_block is { Lines: > 0 }) Send();
    }

    /// <summary>Writes everything and ends the last file.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        if (_block is { Lines: > 0 }) Send();
        _full.CompleteAdding();
        _thread.Join();
        if (_failure is { } failure) throw new IOException($"the recording could not be written: {failure.Message}", failure);
    }

    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (IOException)
        {
            // Told by Failure, and by Close to whoever asks.
        }

        _full.Dispose();
        _files.Dispose();
    }

    // All lines of a block belong to one file.
    private bool Rotates(LineBlock block, long timeNs) =>
        _rotateNs > 0 && block.Lines > 0 && timeNs > block.TimeNs && EngineTime.FloorMultiple(timeNs, _rotateNs) != EngineTime.FloorMultiple(block.TimeNs, _rotateNs);

    private void Send()
    {
        _full.Add(_block!);
        _block = null;
    }

    private void KeepOneLine(Span<byte> frame)
    {
        if (!frame.ContainsAny((byte)'\n', (byte)'\r')) return;
        foreach (ref var b in frame)
        {
            if (b is not ((byte)'\n' or (byte)'\r')) continue;
            b = (byte)' ';
            LineEnds++;
        }
    }

    private void Run()
    {
        try
        {
            foreach (var block in _full.GetConsumingEnumerable())
            {
                if (_failure is null) Write(block);
                block.Clear();
                _free.Enqueue(block);
            }

            if (_failure is null) _files.Close();
        }
        catch (Exception exception)
        {
            _failure ??= exception;
        }
    }

    // After a failure blocks are still taken, so that the feed thread does not stand still in a hand-over.
    private void Write(LineBlock block)
    {
        try
        {
            _files.Write(block);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _failure = exception;
        }
    }
}
