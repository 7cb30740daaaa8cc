using System.Text;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>Constants of the protocol between an engine and a paper venue in another process; docs/remote-venue.md says the rest.</summary>
internal static class RemoteProtocol
{
    /// <summary>"FEPV" in the order of its bytes; an engine's first word.</summary>
    public const uint Magic = 0x5650_4546;

    public const ushort Version = 4;

    /// <summary>Length of what follows (4 bytes), then the kind.</summary>
    public const int HeaderBytes = 5;

    /// <summary>Longest message, its header excluded: a state with some thousand open orders.</summary>
    public const int MaxBody = 1 << 20;

    /// <summary>Reports of one message; an answer to a query goes over as many messages as it needs.</summary>
    public const int ReportsPerMessage = 512;

    /// <summary>Longest path that a Unix socket can be bound to, its end included.</summary>
    private const int PathBytes = 108;

    public static void CheckPath(string socketPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(socketPath);
        var bytes = Encoding.UTF8.GetByteCount(socketPath);
        if (bytes >= PathBytes)
            throw new ArgumentException($"{socketPath}: {bytes} bytes are too long for the path of a Unix socket ({PathBytes - 1} at most); use a shorter folder", nameof(socketPath));
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("the remote paper venue needs a little-endian machine");
    }
}
