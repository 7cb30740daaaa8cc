using System.Buffers;
using System.IO.Pipelines;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Blocks that one connection receives into, used again and again. One thread's.</summary>
internal sealed class ReceiveBlocks(int blockBytes) : MemoryPool<byte>
{
    private readonly Stack<Block> _free = new(capacity: 8);

    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>A pipe that never pauses its writer and schedules nothing: both of its ends are stepped by one thread.</summary>
    public Pipe CreatePipe() => new(new PipeOptions(this, PipeScheduler.Inline, PipeScheduler.Inline,
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: blockBytes, useSynchronizationContext: false));

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize > blockBytes) throw new ArgumentOutOfRangeException(nameof(minBufferSize), minBufferSize, $"a block has {blockBytes} bytes");
        return _free.TryPop(out var block) ? block : new Block(this, blockBytes);
    }

    protected override void Dispose(bool disposing)
    {
    }

    private sealed class Block(ReceiveBlocks pool, int bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);

        public void Dispose() => pool._free.Push(this);
    }
}
