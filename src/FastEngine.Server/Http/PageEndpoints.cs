using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;

namespace FastEngine.Server.Http;

/// <summary>The dashboard's files, from the assembly: a fixed list of names. They show nothing of the engine, so that anybody may have them.</summary>
internal static class PageEndpoints
{
    private const string Folder = "dashboard/";
    private const string Page = "index.html";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".svg"] = "image/svg+xml",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var assembly = typeof(PageEndpoints).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var (file, bytes) = (name[Folder.Length..], Read(assembly, name));
            routes.MapGet(file == Page ? "/" : $"/{file}", context =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Reply.BytesAsync(context, bytes, Types[Path.GetExtension(file)]);
            }).WithMetadata(Access.Anybody);
        }
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
