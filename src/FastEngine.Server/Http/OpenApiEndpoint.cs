using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace FastEngine.Server.Http;

/// <summary>The OpenAPI document, made when it is asked for first and the same for everybody from then on.</summary>
internal static class OpenApiEndpoint
{
    public const string Document = "v1";

    public static void Map(WebApplication application)
    {
        var made = new Lazy<Task<byte[]>>(() => MadeAsync(application.Services));
        application.MapGet("/api/v1/openapi.json", async context => await Reply.BytesAsync(context, await made.Value, Reply.Json)).WithMetadata(Access.Anybody);
    }

    private static async Task<byte[]> MadeAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
        using var text = new MemoryStream();
        await document.SerializeAsJsonAsync(text, services.GetRequiredService<IOptionsMonitor<OpenApiOptions>>().Get(Document).OpenApiVersion);
        return text.ToArray();
    }
}
