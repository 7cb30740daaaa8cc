using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs;

/// <summary>A result file: opened before the run, so that a wrong path is told at once, and complete or not there at all.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly Stream _stream;
    private readonly bool _isDevice;
    private bool _isComplete;
    private PatientStream? _writing;

    private OutputFile(string? path, Stream stream, bool isDevice = false) => (_path, _stream, _isDevice) = (path, stream, isDevice);

    public bool IsStandardOutput => _path is null;

    /// <param name="path">Null for none, <c>-</c> for the standard output.</param>
    /// <exception cref="RunException">It cannot be written.</exception>
    public static OutputFile? Create(string? path)
    {
        if (path is null) return null;
        if (path == "-") return new OutputFile(null, Console.OpenStandardOutput());
        if (Directory.Exists(path)) throw new RunException(ExitCode.Usage, $"{path}: is a directory; name a file");
        try
        {
            if (IsDevice(path)) return new OutputFile(path, new FileStream(path, FileMode.Open, FileAccess.Write), isDevice: true);
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            return new OutputFile(path, new FileStream(Partial(path), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new RunException(ExitCode.Usage, $"{path}: cannot be written: {exception.Message}");
        }
    }

    /// <exception cref="RunException">The disk is full, or the file cannot be written for another reason.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            using (var buffered = new BufferedStream(_stream, 1 << 20)) write(buffered);
            if (_path is not null && !_isDevice) File.Move(Partial(_path), _path, overwrite: true);
            _isComplete = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.Failed, $"{_path ?? "standard output"}: {exception.Message}");
        }
    }

    /// <summary>A stream to write piece by piece while the run goes on; what fails is told by <see cref="Complete"/>, not by the stream.</summary>
    public Stream Begin()
    {
        _writing = new PatientStream(_stream);
        return _writing;
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    /// <exception cref="RunException">The disk is full, or the file could not be written for another reason.</exception>
    public void Complete()
    {
        _writing!.Flush();
        if (_writing.Failure is { } failure) throw new RunException(ExitCode.Failed, $"{_path ?? "standard output"}: {failure.Message}");
        Write(_ => { });
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (_path is not null && !_isDevice && !_isComplete) File.Delete(Partial(_path));
    }

    // A device or a pipe is written to as it is; renaming a file over it would replace it.
    private static bool IsDevice(string path)
    {
        if (!File.Exists(path)) return false;
        var full = Path.GetFullPath(path);


        // A folder in memory, of files like any other.
        var isInMemory = full.StartsWith("/dev/shm/", StringComparison.Ordinal);
        if ((full.StartsWith("/dev/", StringComparison.Ordinal) && !isInMemory) || full.StartsWith("/proc/", StringComparison.Ordinal)) return true;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        return !stream.CanSeek;
    }

    private static string Partial(string path) => path + ".partial";
}
