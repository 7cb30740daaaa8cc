using System.Buffers;
using System.IO.Pipelines;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Blocks that one connection receives into, used again and again. One thread's.</summary>
internal sealed class ReceiveBlocks : MemoryPool<byte>
{
    // One that is read from and one that is received into: more are needed only when nobody takes what came.
    private const int First = 2;

    private readonly Stack<Block> _free = new(capacity: 8);
    private readonly int _blockBytes;

    public ReceiveBlocks(int blockBytes)
    {
        _blockBytes = blockBytes;
        for (var i = 0; i < First; i++) _free.Push(new Block(this, blockBytes));
    }

    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>A pipe that never pauses its writer and schedules nothing: both of its ends are stepped by one thread.</summary>
    public Pipe CreatePipe()
    {
        var pipe = new Pipe(new PipeOptions(this, PipeScheduler.Inline, PipeScheduler.Inline,
            pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: _blockBytes, useSynchronizationContext: false));

        // The pipe keeps what it holds blocks by: once through, and it has one for each.
        for (var i = 0; i < First; i++)
        {
            _ = pipe.Writer.GetMemory(_blockBytes);
            pipe.Writer.Advance(_blockBytes);
        }

        var flushed = pipe.Writer.FlushAsync();
        if (flushed.IsCompleted && pipe.Reader.TryRead(out var filled)) pipe.Reader.AdvanceTo(filled.Buffer.End);
        return pipe;
    }

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize > _blockBytes) throw new ArgumentOutOfRangeException(nameof(minBufferSize), minBufferSize, $"a block has {_blockBytes} bytes");
        return _free.TryPop(out var block) ? block : new Block(this, _blockBytes);
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
