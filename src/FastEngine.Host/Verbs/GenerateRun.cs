using System.IO.Compression;
using FastEngine.Feeds.Generation;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Host.Verbs;

/// <summary>Writes the tape that <c>generate</c> was asked for, and tells what it holds.</summary>
internal sealed class GenerateRun
{
    private const string StandardOutput = "-";

    private readonly GenerateRequest _request;
    private readonly SyntheticTapeOptions _options;
    private readonly SyntheticTape _tape;
    private readonly bool _toStandardOutput;

    /// <exception cref="ArgumentException">An option is wrong, or the file exists.</exception>
    public GenerateRun(GenerateRequest request)
    {
        _request = request;
        _options = request.ToTape();
        _tape = new SyntheticTape(_options);
        _toStandardOutput = request.Out == StandardOutput;
        if (_toStandardOutput) return;
        if (Directory.Exists(request.Out)) throw new ArgumentException($"--out: {request.Out} is a directory; name a file");
        if (File.Exists(request.Out) && !request.Force) throw new ArgumentException($"--out: {request.Out} exists; add --force to overwrite it");
    }

    /// <summary>Writes the tape and the summary; returns the exit code.</summary>
    public int Execute(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        bool complete;
        string hash;
        try
        {
            using var file = _toStandardOutput ? OpenStandardOutput() : Create();
            using var packed = _request.Out.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file;
            using var hashing = new HashingStream(packed);
            var progress = new GenerateProgress(_options.Market, _tape);
            complete = _tape.WriteTo(hashing, progress.Show, cancellation);
            progress.End();
            hash = hashing.Hash();
            packed.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var target = _toStandardOutput ? "standard output" : _request.Out;
            error.WriteLine($"fastengine generate: cannot write {target}: {e.Message}");
            if (!_toStandardOutput && File.Exists(_request.Out)) error.WriteLine("What is there of it is incomplete; make room or choose another place, and generate it again with --force.");
            return 1;
        }

        var summary = new GenerateSummary(_request, _options, _tape, hash, complete);
        var writer = _toStandardOutput ? error : output;
        writer.WriteLine(_request.Json ? summary.ToJson() : summary.ToText());
        return complete ? 0 : 130;
    }

    // The console's stream hides that the reader of a pipe is gone, and would go on for nobody; a redirected file needs its shared position.
    private static Stream OpenStandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek) return pipe;
        }

        return Console.OpenStandardOutput();
    }

    private FileStream Create()
    {
        var mode = _request.Force ? FileMode.Create : FileMode.CreateNew;
        return new FileStream(_request.Out, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }
}
