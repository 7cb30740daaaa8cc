using System.Text;
using Serilog.Sinks.File;

namespace FastEngine.Storage.Logging;

/// <summary>Hears of each file that is opened: ends the torn line of a killed process or a full disk, and tells of the file before.</summary>
internal sealed class RollHooks(Action<string> rolled) : FileLifecycleHooks
{
    private string? _current;

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        if (underlyingStream.Length > 0 && !EndsALine(path)) underlyingStream.WriteByte((byte)'\n');
        if (_current is { } before && before != path) rolled(before);
        _current = path;
        return underlyingStream;
    }

    private static bool EndsALine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
