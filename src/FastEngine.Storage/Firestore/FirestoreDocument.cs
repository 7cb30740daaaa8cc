using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Outbox;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Value = FastEngine.Storage.Firestore.Protocol.Value;

namespace FastEngine.Storage.Firestore;

/// <summary>A document to be written. It replaces what is there, so that every field is named each time, absent ones as null.</summary>
public sealed class FirestoreDocument
{
    /// <summary>Firestore's limit of a document, bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly Document _document = new();

    /// <exception cref="ArgumentException">The id is not one that Firestore takes.</exception>
    public FirestoreDocument(string collection, string id)
    {
        (Collection, Id) = (collection, id);
        CheckId(collection);
        CheckId(id);
    }

    public string Collection { get; }

    public string Id { get; }

    public FirestoreDocument Text(string name, string? text) => Set(name, text is null ? Null() : new Value { StringValue = text });

    public FirestoreDocument Flag(string name, bool flag) => Set(name, new Value { BooleanValue = flag });

    public FirestoreDocument Integer(string name, long? number) => Set(name, number is { } value ? new Value { IntegerValue = value } : Null());

    public FirestoreDocument Number(string name, double? number) => Set(name, number is { } value ? new Value { DoubleValue = value } : Null());

    /// <summary>The exact decimal as text, and beside it as <c>name_number</c> the nearest double, which queries can order.</summary>
    public FirestoreDocument Exact(string name, ExactDecimal? number) => Text(name, number?.ToString()).Number(name + "_number", number?.ToDouble());

    /// <summary>A timestamp, of which Firestore keeps microseconds, and beside it as <c>name_ns</c> the nanoseconds since the epoch as text.</summary>
    /// <remarks>Text, because JavaScript's clients read an integer above 2^53 as a double: the last digits would be lost.</remarks>
    public FirestoreDocument Time(string name, long? timeNs) => Set(name, timeNs is { } ns ? new Value { TimestampValue = Stamp(ns) } : Null()).Text(name + "_ns", timeNs?.ToString());

    /// <summary>A map of fields within the document.</summary>
    public FirestoreDocument Map(string name, Action<FirestoreDocument> fields)
    {
        var inner = new FirestoreDocument(Collection, Id);
        fields(inner);
        var map = new MapValue();
        map.Fields.Add(inner._document.Fields);
        return Set(name, new Value { MapValue = map });
    }

    /// <summary>What the outbox takes.</summary>
    public OutboxEntry ToEntry()
    {
        var bytes = _document.ToByteArray();
        if (bytes.Length > MaxBytes)
            throw new ArgumentException($"{Collection}/{Id} has {bytes.Length:N0} bytes; Firestore takes {MaxBytes:N0} a document.");
        return OutboxEntry.Put(Collection, Id, bytes);
    }

    /// <summary>Any text as an id that Firestore takes.</summary>
    public static string IdOf(params IEnumerable<string> parts) => string.Join('_', parts).Replace('/', '-');

    internal static void CheckId(string id)
    {
        if (id.Length == 0 || id is "." or ".." || id.Contains('/') || (id.StartsWith("__", StringComparison.Ordinal) && id.EndsWith("__", StringComparison.Ordinal))
            || System.Text.Encoding.UTF8.GetByteCount(id) > OutboxEntry.MaxNameBytes)
            throw new ArgumentException($"'{id}' is not a name that Firestore takes: 1 to {OutboxEntry.MaxNameBytes} bytes, no '/', not '.' or '..', not __…__.", nameof(id));
    }

    private static Value Null() => new() { NullValue = NullValue.NullValue };

    private static Timestamp Stamp(long ns)
    {
        var (seconds, nanos) = Math.DivRem(ns, 1_000_000_000L);
        if (nanos < 0) (seconds, nanos) = (seconds - 1, nanos + 1_000_000_000);
        // Firestore cuts below microseconds; sent so, a read gives what was written.
        return new Timestamp { Seconds = seconds, Nanos = (int)(nanos / 1000 * 1000) };
    }

    private FirestoreDocument Set(string name, Value value)
    {
        _document.Fields[name] = value;
        return this;
    }
}
