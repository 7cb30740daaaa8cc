using System.Buffers.Binary;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>The head of a <c>.fet</c> file: its version and the instruments that its records index.</summary>
public sealed class FetHeader
{
    private const int VersionAt = 8;
    private const int RecordBytesAt = 10;
    private const int SizeAt = 12;
    private const int RecordsPerBlockAt = 16;
    private const int InstrumentsAt = 20;
    private const int CrcAt = 24;

    private const int MarketAt = 32;
    private const int PriceScaleAt = 33;
    private const int QuantityScaleAt = 34;
    private const int KnownAt = 35;
    private const int TickAt = 40;
    private const int LotAt = 48;

    public FetHeader(InstrumentTable instruments, int recordsPerBlock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(recordsPerBlock);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recordsPerBlock, FetFormat.MaxRecordsPerBlock);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(instruments.Count, FetFormat.MaxInstruments, nameof(instruments));
        Instruments = instruments;
        RecordsPerBlock = recordsPerBlock;
    }

    public InstrumentTable Instruments { get; }

    /// <summary>Whether there may be quotes among the trades.</summary>
    public bool HasQuotes { get; init; }

    public int RecordsPerBlock { get; }

    /// <summary>Bytes of the header; the first block follows.</summary>
    public int Size => FetFormat.HeaderBytes + Instruments.Count * FetFormat.InstrumentBytes;

    public static bool HasMagic(ReadOnlySpan<byte> file) => file.StartsWith(FetFormat.Magic);

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        FetFormat.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(VersionAt), HasQuotes ? FetFormat.VersionWithQuotes : FetFormat.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(RecordBytesAt), FetFormat.RecordBytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(SizeAt), Size);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(RecordsPerBlockAt), RecordsPerBlock);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(InstrumentsAt), Instruments.Count);
        foreach (var instrument in Instruments.All)
            Write(bytes.AsSpan(FetFormat.HeaderBytes + instrument.Id * FetFormat.InstrumentBytes, FetFormat.InstrumentBytes), instrument);
        // Over the whole header with this field as 0.
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CrcAt), Crc32C.Compute(bytes));
        return bytes;
    }

    /// <exception cref="RecordingException">It is not a header of this version, or damaged.</exception>
    public static FetHeader Parse(string path, ReadOnlySpan<byte> file)
    {
        if (!HasMagic(file)) throw Bad(path, "does not begin as a .fet file does");
        if (file.Length < FetFormat.HeaderBytes) throw Bad(path, $"the .fet header is cut after {file.Length} bytes; nothing can be recovered");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(file[VersionAt..]);
        if (version is not (FetFormat.Version or FetFormat.VersionWithQuotes))
            throw Bad(path, $"is .fet version {version}, and this program reads versions {FetFormat.Version} and {FetFormat.VersionWithQuotes}: convert the original recording again");
        var recordBytes = BinaryPrimitives.ReadUInt16LittleEndian(file[RecordBytesAt..]);
        var size = BinaryPrimitives.ReadInt32LittleEndian(file[SizeAt..]);
        var perBlock = BinaryPrimitives.ReadInt32LittleEndian(file[RecordsPerBlockAt..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(file[InstrumentsAt..]);
        if (recordBytes != FetFormat.RecordBytes || perBlock is <= 0 or > FetFormat.MaxRecordsPerBlock || count is < 0 or > FetFormat.MaxInstruments
            || size != FetFormat.HeaderBytes + count * FetFormat.InstrumentBytes)
        {
            throw Bad(path, "the .fet header is damaged: its sizes contradict each other");
        }

        if (file.Length < size) throw Bad(path, $"the .fet header is cut after {file.Length} of {size} bytes; nothing can be recovered");
        var bytes = file[..size].ToArray();
        bytes.AsSpan(CrcAt, sizeof(uint)).Clear();
        if (Crc32C.Compute(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(file[CrcAt..]))
            throw Bad(path, "the .fet header is damaged: its checksum is wrong");

        var instruments = new Instrument[count];
        for (var id = 0; id < count; id++)
            instruments[id] = Read(path, bytes.AsSpan(FetFormat.HeaderBytes + id * FetFormat.InstrumentBytes, FetFormat.InstrumentBytes), id);
        return new FetHeader(new InstrumentTable(instruments), perBlock) { HasQuotes = version == FetFormat.VersionWithQuotes };
    }

    private static void Write(Span<byte> entry, Instrument instrument)
    {
        Encoding.ASCII.GetBytes(instrument.Symbol, entry[..FetFormat.MaxSymbolBytes]);
        entry[MarketAt] = (byte)instrument.Market;
        entry[PriceScaleAt] = (byte)instrument.PriceScale;
        entry[QuantityScaleAt] = (byte)instrument.QuantityScale;
        entry[KnownAt] = instrument.IsKnown ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(entry[TickAt..], instrument.Tick);
        BinaryPrimitives.WriteInt64LittleEndian(entry[LotAt..], instrument.Lot);
    }

    private static Instrument Read(string path, ReadOnlySpan<byte> entry, int id)
    {
        var symbol = Encoding.ASCII.GetString(entry[..FetFormat.MaxSymbolBytes].TrimEnd((byte)0));
        var tick = BinaryPrimitives.ReadInt64LittleEndian(entry[TickAt..]);
        var lot = BinaryPrimitives.ReadInt64LittleEndian(entry[LotAt..]);
        if (!SymbolName.IsSupported(symbol) || entry[MarketAt] > (byte)Market.CoinMargined || entry[PriceScaleAt] > FixedPoint.MaxScale
            || entry[QuantityScaleAt] > FixedPoint.MaxScale || tick <= 0 || lot <= 0)
        {
            throw Bad(path, $"instrument {id} of the .fet header makes no sense");
        }

        return new Instrument
        {
            Id = id, Symbol = symbol, Name = symbol, Market = (Market)entry[MarketAt], PriceScale = entry[PriceScaleAt],
            QuantityScale = entry[QuantityScaleAt], Tick = tick, Lot = lot, IsKnown = entry[KnownAt] != 0,
        };
    }

    private static RecordingException Bad(string path, string what) => new(RecordingFault.Data, $"{path}: {what}");
}
