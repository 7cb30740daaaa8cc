using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FastEngine.Server.Documents;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEngine.Server.Http;

/// <summary>Makes the OpenAPI document say what is sent and taken: names, numbers and what is missing as <see cref="ServerJson"/> has them, what a body must have, and the token.</summary>
internal static class ApiDescription
{
    private const string Token = "token";

    /// <param name="services">Of the server.</param>
    /// <param name="name">Of the document.</param>
    public static void Add(IServiceCollection services, string name)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            var (options, ours) = (json.SerializerOptions, ServerJson.Default.Options);
            (options.PropertyNamingPolicy, options.PropertyNameCaseInsensitive, options.NumberHandling) = (ours.PropertyNamingPolicy, ours.PropertyNameCaseInsensitive, ours.NumberHandling);
            (options.DefaultIgnoreCondition, options.UnmappedMemberHandling) = (ours.DefaultIgnoreCondition, ours.UnmappedMemberHandling);
            options.TypeInfoResolverChain.Insert(0, ServerJson.Default);
        });
        services.Configure<OpenApiOptions>(name, options => options.AddSchemaTransformer(RequireAsync).AddOperationTransformer(SecureAsync).AddDocumentTransformer(CompleteAsync));
    }

    // Bodies are records whose members may be missing, so that the one that is can be named: what they need is in attributes.
    private static Task RequireAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        if (context.JsonPropertyInfo is { } member)
        {
            if (Of<AllowedValuesAttribute>(member) is { } allowed) schema.Enum = [.. allowed.Values.Select(value => (JsonNode)JsonValue.Create((string)value!))];
            return Task.CompletedTask;
        }

        foreach (var one in context.JsonTypeInfo.Properties)
        {
            if (Of<RequiredAttribute>(one) is not null) (schema.Required ??= new HashSet<string>()).Add(one.Name);
        }

        // A body has no other members than these; an answer may get some.
        schema.AdditionalPropertiesAllowed = context.JsonTypeInfo.Properties.All(one => Of<RequiredAttribute>(one) is null);
        return Task.CompletedTask;
    }

    private static Task SecureAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault() is { Role: not null })
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task CompleteAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token as 'fastengine tokens add' prints it: fe_…" };
        foreach (var schema in document.Components.Schemas?.Values ?? []) WithoutNulls(schema);
        return Task.CompletedTask;
    }

    // What an answer has not is missing, and a body may leave it out: null is never written.
    private static void WithoutNulls(IOpenApiSchema one)
    {
        if (one is not OpenApiSchema { Properties: { } members }) return;
        foreach (var (name, member) in members.ToArray())
        {
            if (member is not OpenApiSchema schema) continue;
            if (schema.OneOf is { Count: 2 } either && either.FirstOrDefault(part => part.Type != JsonSchemaType.Null) is { } present) members[name] = present;
            else if (schema.Type is { } type) schema.Type = type & ~JsonSchemaType.Null;
        }
    }

    private static T? Of<T>(JsonPropertyInfo member)
        where T : Attribute =>
        member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
