using System.Buffers;

namespace FastEngine.Feeds.Tests.Recordings;

/// <summary>Makes a pipe's segments as small as a test wants them.</summary>
public sealed class TinyPool(int bytes) : MemoryPool<byte>
{
    public override int MaxBufferSize => bytes;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => new Owner(bytes);

    protected override void Dispose(bool disposing)
    {
    }

    private sealed class Owner(int bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = new byte[bytes];

        public void Dispose()
        {
        }
    }
}
