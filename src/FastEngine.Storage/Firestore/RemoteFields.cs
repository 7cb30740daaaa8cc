using FastEngine.Storage.Firestore.Protocol;
using Google.Protobuf.Collections;

namespace FastEngine.Storage.Firestore;

/// <summary>A document's values as plain objects.</summary>
internal static class RemoteFields
{
    public static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    public static IReadOnlyDictionary<string, object?> Of(MapField<string, Value> fields) =>
        fields.ToDictionary(field => field.Key, field => Of(field.Value), StringComparer.Ordinal);

    private static object? Of(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BooleanValue => value.BooleanValue,
        Value.KindOneofCase.IntegerValue => value.IntegerValue,
        Value.KindOneofCase.DoubleValue => value.DoubleValue,
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.BytesValue => value.BytesValue.ToByteArray(),
        Value.KindOneofCase.ReferenceValue => value.ReferenceValue,
        Value.KindOneofCase.TimestampValue => DateTimeOffset.UnixEpoch.AddSeconds(value.TimestampValue.Seconds).AddTicks(value.TimestampValue.Nanos / TimeSpan.NanosecondsPerTick),
        Value.KindOneofCase.ArrayValue => value.ArrayValue.Values.Select(Of).ToList(),
        Value.KindOneofCase.MapValue => Of(value.MapValue.Fields),
        Value.KindOneofCase.GeoPointValue => new Dictionary<string, object?> { ["latitude"] = value.GeoPointValue.Latitude, ["longitude"] = value.GeoPointValue.Longitude },
        _ => null,
    };
}
