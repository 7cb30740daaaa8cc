using System.Net;
using System.Net.Http.Headers;

namespace FastEngine.Storage.Firestore;

/// <summary>How a gRPC call ended: from the trailers, from the headers of an answer without a body, or from HTTP's status.</summary>
internal static class GrpcStatus
{
    /// <exception cref="FirestoreException">The server refused, or what answers does not speak gRPC.</exception>
    public static void CheckHeaders(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var code = response.StatusCode switch
            {
                HttpStatusCode.Unauthorized => GrpcCode.Unauthenticated,
                HttpStatusCode.Forbidden => GrpcCode.PermissionDenied,
                HttpStatusCode.NotFound => GrpcCode.Unimplemented,
                HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => GrpcCode.Unavailable,
                _ => GrpcCode.Unknown,
            };
            throw new FirestoreException(code, $"HTTP status {(int)response.StatusCode} instead of a gRPC answer.");
        }

        if (response.Headers.Contains("grpc-status")) Check(response.Headers);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is null || !type.StartsWith("application/grpc", StringComparison.Ordinal))
            throw new FirestoreException(GrpcCode.Unavailable, $"the answer has content type '{type}', not gRPC. Is there a proxy in between?");
    }

    /// <summary>Call when the body has been read to its end.</summary>
    public static void CheckTrailers(HttpResponseMessage response)
    {
        if (response.TrailingHeaders.Contains("grpc-status")) Check(response.TrailingHeaders);
        else if (!response.Headers.Contains("grpc-status")) throw new FirestoreException(GrpcCode.Unavailable, "the answer ends without a status.");
    }

    private static void Check(HttpHeaders headers)
    {
        var text = headers.GetValues("grpc-status").First();
        if (!int.TryParse(text, out var code)) throw new FirestoreException(GrpcCode.Unknown, $"grpc-status '{text}' is not a number.");
        if (code == 0) return;
        var message = headers.TryGetValues("grpc-message", out var values) ? Uri.UnescapeDataString(string.Concat(values)) : "no text.";
        throw new FirestoreException((GrpcCode)code, message);
    }
}
