using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace FastEngine.Feeds;

/// <summary>The fixed number of blocks that one input may have unpacked ahead of its reader: memory bound and back-pressure in one.</summary>
/// <remarks>One thread rents and one returns. There are only four, because the pipe keeps as many spent segments without growing its own
/// list (a test of zero allocation holds it to that): so giving back a block never allocates on the reading thread.</remarks>
public sealed class BlockPool : MemoryPool<byte>
{
    public const int BlockBytes = 1 << 20;
    public const int MaxBlocks = 4;

    private readonly ConcurrentQueue<Block> _free = new();
    private int _made;

    /// <summary>A pipe over these blocks that never pauses its writer: resuming it would schedule work from the reading thread.
    /// Its writer asks <see cref="HasFreeBlock"/> instead.</summary>
    public Pipe CreatePipe() => new(new PipeOptions(this, PipeScheduler.Inline, PipeScheduler.Inline,
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: BlockBytes, useSynchronizationContext: false));

    public override int MaxBufferSize => BlockBytes;

    /// <summary>False while the reader holds every block. Asked by the renting thread only.</summary>
    public bool HasFreeBlock => _made < MaxBlocks || !_free.IsEmpty;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (_free.TryDequeue(out var block)) return block;
        if (_made == MaxBlocks || minBufferSize > BlockBytes) throw new InvalidOperationException("no block is free; ask HasFreeBlock first");
        _made++;
        return new Block(this);
    }

    protected override void Dispose(bool disposing)
    {
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockBytes);

        public void Dispose() => pool._free.Enqueue(this);
    }
}
