using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Writes trades, and quotes where asked, to a <c>.fet</c> file, whole blocks at a time; what was flushed survives a crash.</summary>
/// <remarks>Calls the operating system once a block, so it belongs on a thread that may wait.</remarks>
public sealed class FetWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly byte[] _block;
    private readonly int _recordsPerBlock;
    private readonly uint _instruments;
    private readonly bool _quotes;
    private int _count;
    private bool _disposed;

    /// <summary>Creates or replaces the file.</summary>
    /// <exception cref="RecordingException">The file cannot be created.</exception>
    public FetWriter(string path, InstrumentTable instruments, int recordsPerBlock = FetFormat.DefaultRecordsPerBlock, bool quotes = false)
        : this(Create(path), instruments, recordsPerBlock, quotes)
    {
    }

    /// <param name="stream">Taken over.</param>
    /// <param name="quotes">Whether quotes are kept among the trades; only then the file is of the version that has them.</param>
    public FetWriter(Stream stream, InstrumentTable instruments, int recordsPerBlock = FetFormat.DefaultRecordsPerBlock, bool quotes = false)
    {
        FetFormat.RequireLittleEndian();
        var header = new FetHeader(instruments, recordsPerBlock) { HasQuotes = quotes };
        _quotes = quotes;
        _stream = stream;
        _recordsPerBlock = recordsPerBlock;
        _instruments = (uint)instruments.Count;
        _block = new byte[FetFormat.BlockHeaderBytes + recordsPerBlock * FetFormat.RecordBytes];
        _stream.Write(header.ToBytes());
        _stream.Flush();
    }

    /// <summary>Records written, those of the unfinished block included.</summary>
    public long Records { get; private set; }

    /// <summary>Appends a trade, or a quote where quotes are kept; other events are not recorded.</summary>
    public void Write(in Tick tick)
    {
        if (tick.Kind != EventKind.Trade && !(_quotes && tick.Kind == EventKind.Quote)) return;
        var record = new FetRecord
        {
            ExchangeTimeNs = tick.ExchangeTimeNs,
            ReceiveTimeNs = tick.ReceiveTimeNs,
            Price = tick.Price,
            Quantity = tick.Quantity,
            TradeId = tick.TradeId,
            Instrument = (uint)tick.InstrumentId,
            Kind = tick.Kind,
            Aggressor = tick.Aggressor,
            Stream = tick.Stream,
        };
        if (!record.IsValid(_instruments) && !record.IsQuote(_instruments)) ThrowInvalid(tick);
        MemoryMarshal.Write(_block.AsSpan(FetFormat.BlockHeaderBytes + _count * FetFormat.RecordBytes), record);
        _count++;
        Records++;
        if (_count == _recordsPerBlock) WriteBlock();
    }

    /// <summary>Finishes the last block, marks the end and closes the file.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            if (_count > 0) WriteBlock();
            Span<byte> end = stackalloc byte[FetFormat.BlockHeaderBytes];
            BinaryPrimitives.WriteInt64LittleEndian(end[8..], Records);
            Seal(end, FetFormat.EndMark);
            _stream.Write(end);
            _stream.Flush();
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private void WriteBlock()
    {
        var used = _block.AsSpan(0, FetFormat.BlockHeaderBytes + _count * FetFormat.RecordBytes);
        BinaryPrimitives.WriteInt32LittleEndian(used[8..], _count);
        BinaryPrimitives.WriteInt32LittleEndian(used[12..], 0);
        Seal(used, FetFormat.BlockMark);
        _count = 0;
        _stream.Write(used);
        _stream.Flush();
    }

    // The checksum covers all that follows it.
    private static void Seal(Span<byte> block, uint mark)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(block, mark);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], Crc32C.Compute(block[8..]));
    }

    private static FileStream Create(string path)
    {
        try
        {
            // Blocks are already large; a second buffer would only delay them.
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RecordingException(RecordingFault.Usage, $"{path}: cannot be written: {e.Message}", e);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowInvalid(in Tick tick) =>
        throw new ArgumentException($"trade {tick.TradeId} of instrument {tick.InstrumentId} cannot be recorded: a field is out of range");
}
