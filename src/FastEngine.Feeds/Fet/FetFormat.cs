using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Sizes and marks of a <c>.fet</c> file; <c>docs/fet-format.md</c> is the description.</summary>
public static class FetFormat
{
    public const ushort Version = 1;

    /// <summary>Of a file that may hold quotes among its trades; everything else is the same.</summary>
    public const ushort VersionWithQuotes = 2;
    public const int HeaderBytes = 64;
    public const int InstrumentBytes = 64;
    public const int BlockHeaderBytes = 16;
    public const int RecordBytes = 48;

    /// <summary>192 KiB a block: 16 blocks fit a small cache, and a crash loses less than a second of a busy market.</summary>
    public const int DefaultRecordsPerBlock = 4096;

    public const int MaxRecordsPerBlock = 1 << 20;
    public const int MaxInstruments = 1 << 20;
    public const int MaxSymbolBytes = SymbolMap.MaxSymbolLength;

    /// <summary>"BLOK", in front of records.</summary>
    public const uint BlockMark = 0x4B4F4C42;

    /// <summary>"END.", the last block of a file that was closed.</summary>
    public const uint EndMark = 0x2E444E45;

    /// <summary>A byte over 127, both line ends and an end-of-file character: a transfer as text breaks it at once.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'F', (byte)'E', (byte)'T', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException(".fet files are little-endian and are mapped as they are");
    }
}
