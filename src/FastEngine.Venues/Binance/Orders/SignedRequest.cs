using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>One request of the WebSocket API, written into memory of its own and signed: as the message that is sent, and as the query that REST takes.</summary>
/// <remarks>Parameters are added in the order of their names, which is the order that they are signed in; values are letters, digits and
/// <c>.-_</c>, which neither JSON nor a query escapes. One thread's; allocates nothing. Holds the key, so it never becomes text.</remarks>
public sealed class SignedRequest : IDisposable
{
    private const int Capacity = 2_048;

    private readonly RequestSigner _signer;
    private readonly byte[] _payload = GC.AllocateArray<byte>(Capacity, pinned: true);
    private readonly byte[] _message = GC.AllocateArray<byte>(Capacity, pinned: true);
    private readonly byte[] _key;
    private int _payloadLength;
    private int _messageLength;
    private int _lastName;
    private int _lastNameLength;
    private int _keyAt;
    private int _keyLength;

    public SignedRequest(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _signer = credentials.NewSigner();
        _key = credentials.ApiKey.ToArray();
    }

    /// <summary>The message of the WebSocket API, complete after <see cref="Sign"/>.</summary>
    public ReadOnlySpan<byte> Message => _message.AsSpan(0, _messageLength);

    /// <summary>Begins a request.</summary>
    /// <param name="kind">First letter of its id, by which its answer is known.</param>
    /// <param name="number">Rest of its id.</param>
    /// <param name="method">As the WebSocket API names it.</param>
    public void Begin(byte kind, long number, ReadOnlySpan<byte> method)
    {
        _payloadLength = _messageLength = _lastName = _lastNameLength = _keyLength = 0;
        Put("{\"id\":\""u8);
        _message[_messageLength++] = kind;
        Utf8Formatter.TryFormat(number, _message.AsSpan(_messageLength), out var written);
        _messageLength += written;
        Put("\",\"method\":\""u8);
        Put(method);
        Put("\",\"params\":{"u8);
    }

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(name);
        _message[_messageLength++] = (byte)'"';
        Value(value);
        _message[_messageLength++] = (byte)'"';
    }

    public void Add(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        Value(digits[..length]);
    }

    /// <summary>The account's key, a parameter like the others for the WebSocket API and a header for REST.</summary>
    public void AddKey()
    {
        _keyAt = _payloadLength;
        Add("apiKey"u8, _key);
        _keyLength = _payloadLength - _keyAt;
    }

    /// <summary>Signs what was added; nothing can be added after it.</summary>
    public void Sign()
    {
        Span<byte> signature = stackalloc byte[RequestSigner.MaxLength];
        var length = _signer.Sign(_payload.AsSpan(0, _payloadLength), signature);
        Put(",\"signature\":\""u8);
        Put(signature[..length]);
        Put("\"}}"u8);
    }

    /// <summary>The parameters for REST, unsigned and without the key and the time: it signs anew each time that it sends.</summary>
    public string ToQuery()
    {
        var text = Encoding.ASCII.GetString(_payload, 0, _keyAt) + Encoding.ASCII.GetString(_payload, _keyAt + _keyLength, _payloadLength - _keyAt - _keyLength);
        return string.Join('&', text.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part =>
            !part.StartsWith("timestamp=", StringComparison.Ordinal) && !part.StartsWith("recvWindow=", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _signer.Dispose();
        Array.Clear(_key);
        Array.Clear(_payload);
        Array.Clear(_message);
    }

    public override string ToString() => "***";

    private void Name(ReadOnlySpan<byte> name)
    {
        if (name.SequenceCompareTo(_payload.AsSpan(_lastName, _lastNameLength)) <= 0) ThrowOrder(name);
        if (_payloadLength > 0)
        {
            _payload[_payloadLength++] = (byte)'&';
            _message[_messageLength++] = (byte)',';
        }

        (_lastName, _lastNameLength) = (_payloadLength, name.Length);
        name.CopyTo(_payload.AsSpan(_payloadLength));
        _payloadLength += name.Length;
        _payload[_payloadLength++] = (byte)'=';
        _message[_messageLength++] = (byte)'"';
        Put(name);
        Put("\":"u8);
    }

    private void Value(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_payload.AsSpan(_payloadLength));
        _payloadLength += value.Length;
        Put(value);
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_message.AsSpan(_messageLength));
        _messageLength += text.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOrder(ReadOnlySpan<byte> name) =>
        throw new InvalidOperationException($"the parameter {Encoding.ASCII.GetString(name)} is out of the order of names");
}
