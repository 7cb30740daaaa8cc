using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>A column of a result or a table: its name, its type, and for DECIMAL its digits and how many of them follow the point.
/// The width of an ENUM is the bytes of its numbers.</summary>
public sealed record DuckDbColumn(string Name, DuckDbType Type, int Width = 0, int Scale = 0)
{
    /// <summary>Bytes of a value in a vector; 0 for the types that the binding does not read.</summary>
    public int ValueSize => Type switch
    {
        DuckDbType.Boolean or DuckDbType.TinyInt or DuckDbType.UTinyInt => 1,
        DuckDbType.SmallInt or DuckDbType.USmallInt => 2,
        DuckDbType.Integer or DuckDbType.UInteger or DuckDbType.Float or DuckDbType.Date => 4,
        DuckDbType.BigInt or DuckDbType.UBigInt or DuckDbType.Double or DuckDbType.Timestamp or DuckDbType.TimestampS
            or DuckDbType.TimestampMs or DuckDbType.TimestampNs or DuckDbType.TimestampTz => 8,
        DuckDbType.HugeInt or DuckDbType.UHugeInt or DuckDbType.Varchar or DuckDbType.Blob => 16,
        DuckDbType.Decimal => Width switch { <= 4 => 2, <= 9 => 4, <= 18 => 8, _ => 16 },
        DuckDbType.Enum => Width,
        _ => 0,
    };

    /// <summary>Whether the binding reads values of the type; others are selected as <c>CAST(column AS VARCHAR)</c>.</summary>
    public bool IsReadable => Type == DuckDbType.SqlNull || (ValueSize != 0 && Type != DuckDbType.Enum);

    /// <summary>Whether a vector of the column holds numbers that a span can show, and not references to text.</summary>
    public bool IsFixedSize => ValueSize != 0 && Type is not (DuckDbType.Varchar or DuckDbType.Blob);

    public override string ToString() => Type == DuckDbType.Decimal ? $"{Name} DECIMAL({Width},{Scale})" : $"{Name} {TypeName}";

    private string TypeName => Type switch
    {
        DuckDbType.TimestampNs => "TIMESTAMP_NS",
        DuckDbType.TimestampMs => "TIMESTAMP_MS",
        DuckDbType.TimestampS => "TIMESTAMP_S",
        DuckDbType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        _ => Type.ToString().ToUpperInvariant(),
    };

    internal static DuckDbColumn Of(string name, LogicalTypeHandle type)
    {
        var id = (DuckDbType)DuckDbNative.TypeId(type);
        return id switch
        {
            DuckDbType.Decimal => new(name, id, DuckDbNative.DecimalWidth(type), DuckDbNative.DecimalScale(type)),
            DuckDbType.Enum => new(name, id, (DuckDbType)DuckDbNative.EnumInternalType(type) switch { DuckDbType.UTinyInt => 1, DuckDbType.USmallInt => 2, _ => 4 }),
            _ => new(name, id),
        };
    }
}
