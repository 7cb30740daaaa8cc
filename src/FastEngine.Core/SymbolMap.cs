using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace FastEngine.Core;

/// <summary>Resolves the symbol bytes of a frame to an instrument id without a string; one map a market.</summary>
/// <remarks>Open addressing over a copy of the names; at most half full. Names are up to <see cref="MaxSymbolLength"/> bytes.</remarks>
public sealed class SymbolMap
{
    public const int MaxSymbolLength = 32;
    public const int NotFound = -1;

    private readonly Entry[] _entries;
    private readonly int _mask;

    private struct Entry
    {
        public ulong Hash;
        public int Id;
        public byte[]? Name;
    }

    public SymbolMap(IReadOnlyCollection<Instrument> instruments)
    {
        var size = 16;
        while (size < instruments.Count * 2) size *= 2;
        _entries = new Entry[size];
        _mask = size - 1;
        foreach (var instrument in instruments)
            if (!instrument.IsSpare) Add(instrument);
    }

    /// <summary>Adds one that has got its symbol since; on the thread that looks names up, and no more than there were free slots.</summary>
    public void Add(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var name = Encoding.ASCII.GetBytes(instrument.Symbol);
        if (name.Length is 0 or > MaxSymbolLength)
            throw new ArgumentException($"symbol '{instrument.Symbol}' must have 1 to {MaxSymbolLength} characters");
        if (Find(name) != NotFound)
            throw new ArgumentException($"symbol '{instrument.Symbol}' stands twice in the market {instrument.Market}");
        var hash = Hash(name);
        var slot = (int)hash & _mask;
        while (_entries[slot].Name is not null) slot = (slot + 1) & _mask;
        _entries[slot] = new Entry { Hash = hash, Id = instrument.Id, Name = name };
    }

    /// <summary>The instrument id, or <see cref="NotFound"/>.</summary>
    public int Find(ReadOnlySpan<byte> symbol)
    {
        var hash = Hash(symbol);
        var slot = (int)hash & _mask;
        while (true)
        {
            ref var entry = ref _entries[slot];
            if (entry.Name is null) return NotFound;
            if (entry.Hash == hash && symbol.SequenceEqual(entry.Name)) return entry.Id;
            slot = (slot + 1) & _mask;
        }
    }

    // Own hash on purpose: equal on every run and machine, and two loads for the usual 7 to 16 byte names.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> symbol)
    {
        ulong a = 0, b = 0;
        ref var start = ref MemoryMarshal.GetReference(symbol);
        var length = symbol.Length;
        if (length >= 8)
        {
            a = Unsafe.ReadUnaligned<ulong>(ref start);
            b = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8));
        }
        else
        {
            for (var i = 0; i < length; i++) a = (a << 8) | symbol[i];
        }

        if (!BitConverter.IsLittleEndian) (a, b) = (BinaryPrimitives.ReverseEndianness(a), BinaryPrimitives.ReverseEndianness(b));
        var h = (a ^ ((ulong)length << 56)) * 0x9E3779B97F4A7C15UL ^ b * 0xC2B2AE3D27D4EB4FUL;
        return h ^ (h >> 29) ^ (h >> 47);
    }
}
