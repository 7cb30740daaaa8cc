using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>What a double of Firestore reads and writes on the wire, written from gRPC's description and not from the client.</summary>
internal static class GrpcAnswers
{
    public static async Task<T> ReadAsync<T>(HttpRequest request, MessageParser<T> parser) where T : IMessage<T>
    {
        var prefix = new byte[5];
        await request.Body.ReadExactlyAsync(prefix);
        Assert.Equal(0, prefix[0]);
        var body = new byte[BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1))];
        await request.Body.ReadExactlyAsync(body);
        return parser.ParseFrom(body);
    }

    public static async Task WriteAsync(HttpResponse response, IMessage message)
    {
        if (!response.HasStarted) response.ContentType = "application/grpc";
        var body = message.ToByteArray();
        var prefix = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), (uint)body.Length);
        await response.Body.WriteAsync(prefix);
        await response.Body.WriteAsync(body);
        await response.Body.FlushAsync();
    }

    public static void End(HttpResponse response, int code = 0) => response.AppendTrailer("grpc-status", code.ToString());

    /// <summary>An answer of headers only, as a refusal comes.</summary>
    public static void Refuse(HttpResponse response, int code, string text)
    {
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = code.ToString();
        response.Headers["grpc-message"] = Uri.EscapeDataString(text);
    }
}
