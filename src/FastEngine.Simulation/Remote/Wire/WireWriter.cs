using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>Messages put one behind the other into a buffer, until they are sent. Allocates only when it must grow.</summary>
internal sealed class WireWriter(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _start;
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public int Length => _length;

    public void Clear() => _length = 0;

    public void Begin(MessageKind kind)
    {
        _start = _length;
        Take(sizeof(int));
        Put((byte)kind);
    }

    /// <summary>Fills in the length of the message that was begun.</summary>
    public void End()
    {
        var body = _length - _start - RemoteProtocol.HeaderBytes;
        if (body > RemoteProtocol.MaxBody) throw new InvalidOperationException($"a message of {body:N0} bytes is longer than the protocol's {RemoteProtocol.MaxBody:N0}");
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_start), _length - _start - sizeof(int));
    }

    public void Put(byte value) => Take(1)[0] = value;

    public void Put(bool value) => Put(value ? (byte)1 : (byte)0);

    public void Put(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    public void Put(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    public void Put(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Put(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Put(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    public void Put(Int128 value) => BinaryPrimitives.WriteInt128LittleEndian(Take(Unsafe.SizeOf<Int128>()), value);

    public void Put(in ClientOrderId id) => id.Format(Take(ClientOrderId.Length));

    /// <summary>UTF-8 behind its length.</summary>
    public void Put(string text)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(text);
        Put(count);
        System.Text.Encoding.UTF8.GetBytes(text, Take(count));
    }

    /// <summary>The 64 bytes of its explicit layout.</summary>
    public void Put(in Tick tick) => MemoryMarshal.Write(Take(Unsafe.SizeOf<Tick>()), in tick);

    public void Put(in OrderTerms terms)
    {
        Put(in terms.Id);
        Put(terms.Order);
        Put(terms.DecidedNs);
        Put(terms.PositionId);
        Put(terms.Quantity);
        Put(terms.Price);
        Put(terms.ReferencePrice);
        Put(terms.InstrumentId);
        Put(terms.StrategyId);
        Put((byte)terms.Side);
        Put((byte)terms.Type);
        Put((byte)terms.Leg);
        Put((byte)terms.Reason);
        Put(terms.ReduceOnly);
        Put(terms.Sequence);
        Put((byte)terms.PositionDirection);
        Put(terms.IsListed);
        Put((byte)terms.TimeInForce);
    }

    public void Put(in OrderReport report)
    {
        Put(report.Order);
        Put(report.TimeNs);
        Put(report.VenueTimeNs);
        Put(report.Price);
        Put(report.Quantity);
        Put(report.Remaining);
        Put(report.Fee);
        Put(report.TradeId);
        Put((byte)report.Kind);
        Put((byte)report.Reject);
        Put((byte)report.Reason);
    }

    public void Put(in VenueUpdate update)
    {
        Put(update.TimeNs);
        Put(update.VenueTimeNs);
        Put(update.Query);
        Put(update.Order);
        Put(update.Quantity);
        Put(update.Price);
        Put(update.Amount);
        Put(update.Cost);
        Put(update.InstrumentId);
        Put((byte)update.Direction);
        Put((byte)update.Side);
        Put((byte)update.Kind);
        Put((byte)update.Reject);
        Put((byte)update.State);
    }

    public void Put(in VenueQuery query)
    {
        Put(query.Number);
        Put(query.TimeNs);
        Put(query.InstrumentId);
        Put((byte)query.Direction);
        Put((byte)query.Kind);
        if (query.Kind != VenueQueryKind.Order) return;
        Put(query.Order);
        Put(in query.Id);
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
