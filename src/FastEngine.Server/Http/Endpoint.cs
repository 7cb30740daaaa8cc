using FastEngine.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace FastEngine.Server.Http;

/// <summary>An endpoint with who may ask it and what the OpenAPI document says of it.</summary>
internal static class Endpoint
{
    private static readonly int[] Problems =
    [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests];

    /// <param name="arguments">Of the query string: the name, and what it is.</param>
    public static RouteHandlerBuilder Get<TAnswer>(
        this IEndpointRouteBuilder routes, string path, string summary, RequestDelegate handler, TokenRole? role = TokenRole.Viewer, string type = Reply.Json, params (string Name, string Meaning)[] arguments) =>
        routes.MapGet(path, (Delegate)new Func<HttpContext, Task>(handler.Invoke)).Said<TAnswer>(summary, role, type, StatusCodes.Status200OK).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var (name, meaning) in arguments)
                (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            return Task.CompletedTask;
        });

    /// <summary>One that takes a body of JSON.</summary>
    public static RouteHandlerBuilder Send<TBody, TAnswer>(
        this IEndpointRouteBuilder routes, string method, string path, string summary, RequestDelegate handler, TokenRole role, int status)
        where TBody : notnull =>
        routes.MapMethods(path, [method], (Delegate)new Func<HttpContext, Task>(handler.Invoke)).Said<TAnswer>(summary, role, Reply.Json, status).Accepts<TBody>(Reply.Json);

    private static RouteHandlerBuilder Said<TAnswer>(this RouteHandlerBuilder endpoint, string summary, TokenRole? role, string type, int status)
    {
        endpoint.WithMetadata(new Access(role)).WithTags("api").WithSummary(summary).Produces<TAnswer>(status, type);
        if (role is null) return endpoint;
        endpoint.WithDescription($"Needs the role {role.Value.ToString().ToLowerInvariant()}.");
        foreach (var problem in Problems) endpoint.Produces<ProblemDocument>(problem, Reply.Problem);
        return endpoint;
    }
}
