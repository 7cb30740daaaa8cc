using System.IO.Compression;
using FastEngine.Core;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>The files of a recording, one after the other; the writing thread's.</summary>
internal sealed class FrameFiles(RecorderOptions options) : IDisposable
{
    private readonly List<RecordedFile> _complete = [];
    private FileStream? _file;
    private Stream? _stream;
    private long _periodNs;
    private long _lines;
    private long _bytes;

    public IReadOnlyList<RecordedFile> Complete => _complete;

    public void Write(LineBlock block)
    {
        var periodNs = options.RotateNs > 0 ? EngineTime.FloorMultiple(block.TimeNs, options.RotateNs) : 0;
        if (_file is not null && (periodNs > _periodNs || (options.RotateBytes > 0 && _bytes + block.Length > options.RotateBytes))) Close();
        if (_file is null) Open(block.TimeNs, periodNs);
        _stream!.Write(block.Content);
        _stream.Flush();
        _lines += block.Lines;
        _bytes += block.Length;
    }

    public void Close()
    {
        if (_file is null) return;
        var path = _file.Name;
        _stream!.Dispose();
        _file.Dispose();
        (_file, _stream) = (null, null);
        _complete.Add(new RecordedFile(path, _lines, _bytes));
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _file?.Dispose();
    }

    private void Open(long timeNs, long periodNs)
    {
        (_periodNs, _lines, _bytes) = (periodNs, 0, 0);
        var time = DateTime.UnixEpoch.AddTicks(timeNs / 100);
        for (var number = 0; ; number++)
        {
            var name = $"{options.Prefix}_{time:yyyyMMdd'T'HHmmss'Z'}{(number == 0 ? "" : $"_{number}")}.frames{(options.IsPacked ? ".gz" : "")}";
            var path = Path.Combine(options.Folder, name);
            if (File.Exists(path)) continue;
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _stream = options.IsPacked ? new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true) : _file;
            return;
        }
    }
}
