using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FastEngine.Host.Latency;

/// <summary>The ledger's files in a data directory: <c>latency/ledger-000001.fel</c> and on, the oldest going first.</summary>
internal static class LedgerFiles
{
    public const string Folder = "latency";

    public static ReadOnlySpan<byte> Magic => "FELEDGR1"u8;

    /// <summary>Oldest first; none where no ledger was kept.</summary>
    public static string[] List(string directory)
    {
        var folder = Path.Combine(directory, Folder);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "ledger-*.fel").Order(StringComparer.Ordinal)] : [];
    }

    public static string PathOf(string directory, int number) => Path.Combine(directory, Folder, $"ledger-{number:D6}.fel");

    public static int NumberOf(string path) => int.TryParse(Path.GetFileNameWithoutExtension(path)["ledger-".Length..], out var number) ? number : 0;

    /// <summary>Reads a file, also one that is being written.</summary>
    /// <exception cref="InvalidDataException">It is no ledger, or of another version.</exception>
    public static (LedgerHead Head, LedgerEntry[] Entries) Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var fixedPart = new byte[Magic.Length + sizeof(int)];
        if (stream.ReadAtLeast(fixedPart, fixedPart.Length, throwOnEndOfStream: false) < fixedPart.Length || !fixedPart.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException($"{path} is not a latency ledger");
        var text = new byte[BinaryPrimitives.ReadInt32LittleEndian(fixedPart.AsSpan(Magic.Length)) is >= 0 and < 1 << 24 and var length ? length : 0];
        stream.ReadExactly(text);
        var head = JsonSerializer.Deserialize<LedgerHead>(text) ?? throw new InvalidDataException($"{path} says nothing of itself");
        if (head.Version != LedgerHead.PresentVersion || head.RecordBytes != LedgerEntry.Bytes)
            throw new InvalidDataException($"{path} is of version {head.Version}, and this engine reads version {LedgerHead.PresentVersion}");

        // A last row that a crash has cut off is left out.
        var entries = new LedgerEntry[(stream.Length - stream.Position) / LedgerEntry.Bytes];
        var read = stream.ReadAtLeast(MemoryMarshal.AsBytes(entries.AsSpan()), entries.Length * LedgerEntry.Bytes, throwOnEndOfStream: false);
        return (head, entries[..(read / LedgerEntry.Bytes)]);
    }
}
