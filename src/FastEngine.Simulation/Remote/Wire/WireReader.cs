using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>Reads the body of one message. What is missing or senseless is a <see cref="RemoteVenueException"/>.</summary>
internal ref struct WireReader(MessageKind kind, ReadOnlySpan<byte> body)
{
    private readonly MessageKind _kind = kind;
    private ReadOnlySpan<byte> _rest = body;

    public byte Byte() => Take(1)[0];

    public bool Bool()
    {
        var value = Byte();
        if (value > 1) Throw($"{value} where yes or no is expected");
        return value == 1;
    }

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public Int128 Int128() => BinaryPrimitives.ReadInt128LittleEndian(Take(Unsafe.SizeOf<Int128>()));

    public ClientOrderId Id()
    {
        if (!ClientOrderId.TryParse(Take(ClientOrderId.Length), out var id)) Throw("a client order id that is none");
        return id;
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(Take(Int32()));

    public void Tick(out Tick tick) => tick = MemoryMarshal.Read<Tick>(Take(Unsafe.SizeOf<Tick>()));

    public void Terms(out OrderTerms terms)
    {
        terms = new OrderTerms
        {
            Id = Id(), Order = Int64(), DecidedNs = Int64(), PositionId = Int64(), Quantity = Int64(), Price = Int64(),
            ReferencePrice = Int64(), InstrumentId = Int32(), StrategyId = Int32(), Side = (Side)Byte(), Type = (OrderType)Byte(),
            Leg = (OrderLeg)Byte(), Reason = (ExitReason)Byte(), ReduceOnly = Bool(), Sequence = Int64(),
            PositionDirection = (Direction)Byte(), IsListed = Bool(), TimeInForce = (TimeInForce)Byte(),
        };
        if (terms.Side > Side.Sell || terms.Type > OrderType.TakeProfitMarket || terms.PositionDirection > Direction.Short) Throw("an order with no known side or type");
    }

    public void Report(out OrderReport report) => report = new OrderReport
    {
        Order = Int64(), TimeNs = Int64(), VenueTimeNs = Int64(), Price = Int64(), Quantity = Int64(), Remaining = Int64(), Fee = Int128(),
        TradeId = Int64(), Kind = (OrderReportKind)Byte(), Reject = (RejectReason)Byte(), Reason = (FillReason)Byte(),
    };

    public void Update(out VenueUpdate update) => update = new VenueUpdate
    {
        TimeNs = Int64(), VenueTimeNs = Int64(), Query = Int64(), Order = Int64(), Quantity = Int64(), Price = Int64(), Amount = Int128(),
        Cost = Int128(), InstrumentId = Int32(), Direction = (Direction)Byte(), Side = (Side)Byte(), Kind = (VenueUpdateKind)Byte(), Reject = (RejectReason)Byte(),
        State = (VenueOrderState)Byte(),
    };

    public void Query(out VenueQuery query)
    {
        query = new VenueQuery { Number = Int64(), TimeNs = Int64(), InstrumentId = Int32(), Direction = (Direction)Byte(), Kind = (VenueQueryKind)Byte() };
        if (query.Direction > Direction.Short || query.Kind > VenueQueryKind.Order) Throw("a query of no known direction or kind");
        if (query.Kind == VenueQueryKind.Order) (query.Order, query.Id) = (Int64(), Id());
    }

    /// <summary>After the last field: nothing may be left.</summary>
    public readonly void End()
    {
        if (_rest.Length != 0) Throw($"{_rest.Length} bytes too many");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length) Throw($"{count} bytes wanted and {_rest.Length} left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private readonly void Throw(string what) => throw new RemoteVenueException($"a {_kind} message cannot be read: {what}");
}
