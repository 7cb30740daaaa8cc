using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>A kind of request of the WebSocket API, written once with holes: as the message that is sent, and as the payload that is signed.</summary>
/// <remarks>Parameters are added in the order of their names, which is the order that they are signed in; values are letters, digits and
/// <c>.-_</c>, which neither JSON nor a query escapes. Holds the key, so it never becomes text.</remarks>
public sealed class RequestTemplate
{
    private readonly List<RequestSlot> _slots = [];
    private readonly List<(byte[] Payload, byte[] Message)> _pieces = [];
    private readonly List<byte> _payload = [];
    private readonly List<byte> _message = [];
    private byte[] _lastName = [];
    private bool _hasParameter;

    /// <param name="kind">First letter of its ids, by which answers are known.</param>
    /// <param name="method">As the WebSocket API names it.</param>
    public RequestTemplate(byte kind, ReadOnlySpan<byte> method)
    {
        Kind = kind;
        _message.AddRange("\",\"method\":\""u8);
        _message.AddRange(method);
        _message.AddRange("\",\"params\":{"u8);
    }

    public byte Kind { get; }

    /// <summary>The holes, in the order in which they are filled.</summary>
    public ReadOnlySpan<RequestSlot> Slots => CollectionsMarshal.AsSpan(_slots);

    /// <summary>What stands before each hole, and behind the last.</summary>
    internal (byte[] Payload, byte[] Message)[] Pieces { get; private set; } = [];

    /// <summary>A parameter that is always the same.</summary>
    public RequestTemplate Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(name);
        _message.Add((byte)'"');
        Value(value);
        _message.Add((byte)'"');
        return this;
    }

    /// <summary>A number that is always the same.</summary>
    public RequestTemplate Add(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        Value(digits[..length]);
        return this;
    }

    /// <summary>The account's key, a parameter like the others for the WebSocket API and a header for REST.</summary>
    public RequestTemplate AddKey(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return Add(SignedRequest.KeyName, credentials.ApiKey);
    }

    /// <summary>A hole.</summary>
    public RequestTemplate Add(ReadOnlySpan<byte> name, RequestSlot slot)
    {
        Name(name);
        var isNumber = slot == RequestSlot.Timestamp;
        if (!isNumber) _message.Add((byte)'"');
        Cut();
        _slots.Add(slot);
        if (!isNumber) _message.Add((byte)'"');
        return this;
    }

    /// <summary>Ends it; what follows in the message is the signature.</summary>
    public RequestTemplate End()
    {
        _message.AddRange(",\"signature\":\""u8);
        Cut();
        Pieces = [.. _pieces];
        return this;
    }

    public override string ToString() => "***";

    private void Cut()
    {
        _pieces.Add(([.. _payload], [.. _message]));
        _payload.Clear();
        _message.Clear();
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        if (name.SequenceCompareTo(_lastName) <= 0) throw new InvalidOperationException($"the parameter {Encoding.ASCII.GetString(name)} is out of the order of names");
        _lastName = name.ToArray();
        if (_hasParameter)
        {
            _payload.Add((byte)'&');
            _message.Add((byte)',');
        }

        _hasParameter = true;
        _payload.AddRange(name);
        _payload.Add((byte)'=');
        _message.Add((byte)'"');
        _message.AddRange(name);
        _message.AddRange("\":"u8);
    }

    private void Value(ReadOnlySpan<byte> value)
    {
        _payload.AddRange(value);
        _message.AddRange(value);
    }
}
