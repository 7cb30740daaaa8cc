using System.Buffers.Binary;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>Messages on a gRPC stream: a flag for compression, which is never asked for, four bytes of length, the message.</summary>
internal static class GrpcFrames
{
    public const int PrefixBytes = 5;

    /// <summary>Longest message taken; Firestore's are at most 10 MiB.</summary>
    public const int MaxBytes = 16 << 20;

    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[PrefixBytes + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(PrefixBytes));
        return frame;
    }

    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="FirestoreException">What came is not gRPC.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, MessageParser<T> parser, CancellationToken stop) where T : class, IMessage<T>
    {
        var prefix = new byte[PrefixBytes];
        var read = await stream.ReadAtLeastAsync(prefix, PrefixBytes, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        if (read == 0) return null;
        if (read < PrefixBytes) throw Garbage("it ends within a prefix");
        if (prefix[0] != 0) throw Garbage($"flag {prefix[0]}, but no compression was offered");
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1));
        if (length > MaxBytes) throw Garbage($"a message of {length:N0} bytes");
        var body = new byte[length];
        if (await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false) < body.Length)
            throw Garbage("it ends within a message");
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Garbage(e.Message);
        }
    }

    private static FirestoreException Garbage(string what) =>
        new(GrpcCode.Unavailable, $"the answer is not gRPC as Firestore speaks it ({what}). Is there a proxy in between, or another service at this address?");
}
