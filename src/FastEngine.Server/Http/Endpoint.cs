using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace FastEngine.Server.Http;

/// <summary>An endpoint with who may ask it and what the OpenAPI document says of it.</summary>
internal static class Endpoint
{
    private static readonly int[] Always = [StatusCodes.Status403Forbidden, StatusCodes.Status421MisdirectedRequest, StatusCodes.Status500InternalServerError];
    private static readonly int[] WithToken = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests];
    private static readonly int[] WithBody = [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType];

    /// <param name="arguments">All that its query string may have.</param>
    public static RouteHandlerBuilder Get<TAnswer>(
        this IEndpointRouteBuilder routes, string path, string summary, RequestDelegate handler, TokenRole? role = TokenRole.Viewer, string type = Reply.Json, params Argument[] arguments) =>
        routes.MapGet(path, Handler(handler, role, arguments)).Said<TAnswer>(summary, role, type, StatusCodes.Status200OK).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var argument in arguments) (operation.Parameters ??= []).Add(Parameter(argument));
            return Task.CompletedTask;
        });

    /// <summary>One that takes a body of JSON.</summary>
    public static RouteHandlerBuilder Send<TBody, TAnswer>(
        this IEndpointRouteBuilder routes, string method, string path, string summary, RequestDelegate handler, TokenRole role, int status)
        where TBody : notnull =>
        routes.MapMethods(path, [method], Handler(handler, role, [])).Said<TAnswer>(summary, role, Reply.Json, status).Refuses(WithBody).Accepts<TBody>(Reply.Json);

    /// <summary>It may also end with these problems.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] problems)
    {
        foreach (var problem in problems) endpoint.Produces<ProblemDocument>(problem, Reply.Problem);
        return endpoint;
    }

    /// <summary>It takes an Idempotency-Key.</summary>
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyKeys.Header, In = ParameterLocation.Header, Description = "What is asked once with it is done once: a repetition gets the first answer, with Idempotency-Replayed: true",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKeys.MostChars, Pattern = "^[!-~]+$" },
            });
            return Task.CompletedTask;
        });

    /// <summary>The same answer may come as another type too, as text.</summary>
    public static RouteHandlerBuilder OrText(this RouteHandlerBuilder endpoint, string type) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Responses?["200"].Content is { } content) content[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        return Task.CompletedTask;
    });

    // Whoever watches processes may ask for health as they like.
    private static Func<HttpContext, Task> Handler(RequestDelegate handler, TokenRole? role, Argument[] arguments) => role is null ? handler.Invoke : context =>
    {
        Arguments.RequireKnown(context.Request, arguments);
        return handler(context);
    };

    private static RouteHandlerBuilder Said<TAnswer>(this RouteHandlerBuilder endpoint, string summary, TokenRole? role, string type, int status)
    {
        endpoint.WithMetadata(new Access(role)).WithTags("api").WithSummary(summary).Produces<TAnswer>(status, type).Refuses(Always);
        return role is null ? endpoint : endpoint.WithDescription($"Needs the role {role.Value.ToString().ToLowerInvariant()}.").Refuses(WithToken);
    }

    private static OpenApiParameter Parameter(Argument argument) => new()
    {
        Name = argument.Name, In = ParameterLocation.Query, Description = argument.Meaning,
        Schema = argument.Range is { } range
            ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = range.Least.ToString(CultureInfo.InvariantCulture), Maximum = range.Most.ToString(CultureInfo.InvariantCulture) }
            : new OpenApiSchema { Type = JsonSchemaType.String, Enum = argument.Among is null ? null : [.. argument.Among.Select(one => (JsonNode)JsonValue.Create(one))] },
    };
}
