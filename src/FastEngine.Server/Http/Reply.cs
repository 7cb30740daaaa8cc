using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastEngine.Server.Documents;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Server.Http;

/// <summary>Bodies of requests and answers.</summary>
internal static class Reply
{
    public const string Json = "application/json";
    public const string Problem = "application/problem+json";

    public static Task JsonAsync<T>(HttpContext context, T document, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        BytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(document, type), Json, status);

    public static Task ProblemAsync(HttpContext context, ProblemDocument problem) =>
        BytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(problem, ServerJson.Default.ProblemDocument), Problem, problem.Status);

    public static async Task BytesAsync(HttpContext context, ReadOnlyMemory<byte> body, string type, int status = StatusCodes.Status200OK)
    {
        Begin(context, body.Length, type, status);
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static async Task PiecesAsync(HttpContext context, byte[][] body, string type)
    {
        var length = 0;
        foreach (var piece in body) length += piece.Length;
        Begin(context, length, type, StatusCodes.Status200OK);
        if (!HttpMethods.IsHead(context.Request.Method)) await Pieces.WriteAsync(context.Response.Body, body, context.RequestAborted);
    }

    /// <summary>The body as it was sent; the server has bounded it.</summary>
    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <exception cref="ProblemException">It is not such a document; the problem names the field.</exception>
    public static T Parsed<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw ProblemException.Wrong("body", "the body is null");
        }
        catch (JsonException error)
        {
            var field = error.Path?.TrimStart('$', '.');
            throw ProblemException.Wrong(string.IsNullOrEmpty(field) ? "body" : field, Fault(error, field, type));
        }
    }

    private static void Begin(HttpContext context, int length, string type, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = length;
    }

    // Not in the reader's words, which name types of this program; what it ran into is in them alone.
    private static string Fault(JsonException error, string? field, JsonTypeInfo type)
    {
        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal)) return $"there is no such member; there are {string.Join(", ", type.Properties.Select(member => member.Name))}";
        if (error.Message.StartsWith("Duplicate property", StringComparison.Ordinal)) return "a member is there more than once";
        if (!error.Message.Contains("could not be converted", StringComparison.Ordinal)) return $"not JSON, at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";
        var wanted = type.Properties.FirstOrDefault(member => member.Name == field)?.PropertyType;
        return wanted is null ? "not what is expected here"
            : wanted == typeof(string) ? "this is text"
            : wanted == typeof(double?) ? "this is a number"
            : wanted == typeof(int?) || wanted == typeof(long?) ? "this is a whole number"
            : "this is a list of texts";
    }
}
