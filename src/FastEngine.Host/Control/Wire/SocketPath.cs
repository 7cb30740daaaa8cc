using System.Net.Sockets;
using System.Text;

namespace FastEngine.Host.Control.Wire;

/// <summary>A way to a socket's file that fits its address: a long one goes through a short link, which is there while this is.</summary>
internal sealed class SocketPath : IDisposable
{
    // sun_path has 104 bytes on macOS and 108 on Linux, with a NUL at its end.
    private const int MostBytes = 100;

    private readonly DirectoryInfo? _folder;

    public SocketPath(string directory, string file)
    {
        var path = Path.Combine(Path.GetFullPath(directory), file);
        if (Encoding.UTF8.GetByteCount(path) > MostBytes)
        {
            _folder = Directory.CreateTempSubdirectory("fe-");
            var link = Path.Combine(_folder.FullName, "d");
            Directory.CreateSymbolicLink(link, Path.GetFullPath(directory));
            path = Path.Combine(link, file);
        }

        EndPoint = new UnixDomainSocketEndPoint(path);
    }

    public UnixDomainSocketEndPoint EndPoint { get; }

    public void Dispose()
    {
        if (_folder is null) return;
        Directory.Delete(Path.Combine(_folder.FullName, "d"));
        _folder.Delete();
    }
}
