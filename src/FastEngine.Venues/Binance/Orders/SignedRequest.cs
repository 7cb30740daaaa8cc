using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>One request of the WebSocket API, filled into its template in memory of its own and signed: as the message that is sent, and as the query that REST takes.</summary>
/// <remarks>One thread's; allocates nothing. Holds the key, so it never becomes text.</remarks>
public sealed class SignedRequest : IDisposable
{
    private const int Capacity = 2_048;

    private readonly RequestSigner _signer;
    private readonly byte[] _payload = GC.AllocateArray<byte>(Capacity, pinned: true);
    private readonly byte[] _message = GC.AllocateArray<byte>(Capacity, pinned: true);
    private (byte[] Payload, byte[] Message)[] _pieces = [];
    private int _filled;
    private int _payloadLength;
    private int _messageLength;

    public SignedRequest(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        _signer = credentials.NewSigner();
    }

    internal static ReadOnlySpan<byte> KeyName => "apiKey"u8;

    /// <summary>The message of the WebSocket API, complete after <see cref="Sign"/>.</summary>
    public ReadOnlySpan<byte> Message => _message.AsSpan(0, _messageLength);

    /// <summary>Begins a request; its holes are filled in their order.</summary>
    /// <param name="template">Of its kind.</param>
    /// <param name="number">Rest of its id.</param>
    public void Begin(RequestTemplate template, long number)
    {
        _pieces = template.Pieces;
        _filled = 0;
        _payloadLength = _messageLength = 0;
        Put("{\"id\":\""u8);
        _message[_messageLength++] = template.Kind;
        Utf8Formatter.TryFormat(number, _message.AsSpan(_messageLength), out var written);
        _messageLength += written;
        PutPiece();
    }

    public void Fill(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Hole);
        Filled(text.Length);
    }

    public void Fill(long number)
    {
        Utf8Formatter.TryFormat(number, Hole, out var written);
        Filled(written);
    }

    /// <summary>A decimal at its scale.</summary>
    public void Fill(long value, int scale) => Filled(FixedPoint.Format(value, scale, Hole));

    public void Fill(in ClientOrderId id)
    {
        id.Format(Hole);
        Filled(ClientOrderId.Length);
    }

    /// <summary>Signs what was filled in.</summary>
    public void Sign()
    {
        if (_filled != _pieces.Length) ThrowHoles();
        _messageLength += _signer.Sign(_payload.AsSpan(0, _payloadLength), _message.AsSpan(_messageLength));
        Put("\"}}"u8);
    }

    /// <summary>The parameters for REST, unsigned and without the key and the time: it signs anew each time that it sends.</summary>
    public string ToQuery()
    {
        var key = Encoding.ASCII.GetString(KeyName) + "=";
        return string.Join('&', Encoding.ASCII.GetString(_payload, 0, _payloadLength).Split('&').Where(part =>
            !part.StartsWith(key, StringComparison.Ordinal) && !part.StartsWith("timestamp=", StringComparison.Ordinal) && !part.StartsWith("recvWindow=", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _signer.Dispose();
        Array.Clear(_payload);
        Array.Clear(_message);
    }

    public override string ToString() => "***";

    private Span<byte> Hole => _payload.AsSpan(_payloadLength);

    // The value is in the payload; the message gets the same.
    private void Filled(int length)
    {
        Put(_payload.AsSpan(_payloadLength, length));
        _payloadLength += length;
        if (_filled == _pieces.Length) ThrowHoles();
        PutPiece();
    }

    private void PutPiece()
    {
        var (payload, message) = _pieces[_filled++];
        payload.CopyTo(_payload.AsSpan(_payloadLength));
        _payloadLength += payload.Length;
        Put(message);
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_message.AsSpan(_messageLength));
        _messageLength += text.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowHoles() => throw new InvalidOperationException($"{_filled - 1} of {_pieces.Length - 1} holes of the request are filled");
}
