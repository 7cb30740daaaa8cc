using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Server.Tests.Description;

/// <summary>The served OpenAPI document, and what it says of requests and answers.</summary>
internal sealed class Described(JsonNode document)
{
    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!.AsObject())));

    public JsonNode Document => document;

    public static async Task<Described> OfAsync(Served served) => new((await served.GetAsync("/api/v1/openapi.json", role: null)).Body!);

    public JsonObject Operation(HttpMethod method, string address) =>
        document["paths"]![address.Split('?')[0]]?[method.Method.ToLowerInvariant()]?.AsObject() ?? throw new InvalidOperationException($"{method} {address} is not described");

    public JsonObject Schema(string name) => document["components"]!["schemas"]![name]!.AsObject();

    public IReadOnlyList<string> FaultsOfRequest(HttpMethod method, string address, string body) =>
        Faults(Operation(method, address)["requestBody"]!["content"]!["application/json"]!["schema"]!, JsonNode.Parse(body));

    /// <summary>What is wrong with an answer: a status or a type that is not described, or a body of another form.</summary>
    public IReadOnlyList<string> FaultsOfAnswer(HttpMethod method, string address, int status, string type, string body)
    {
        if (Operation(method, address)["responses"]![$"{status}"]?["content"] is not JsonObject contents) return [$"{method} {address}: {status} is not described"];
        var (_, content) = contents.FirstOrDefault(one => one.Key.Split(';')[0] == type);
        if (content is null) return [$"{method} {address}: {status} as {type} is not described"];
        return type.EndsWith("json", StringComparison.Ordinal) ? Faults(content["schema"]!, JsonNode.Parse(body)) : [];
    }

    public IReadOnlyList<string> Faults(JsonNode schema, JsonNode? value)
    {
        var faults = new List<string>();
        Look(schema, value, "$", faults);
        return faults;
    }

    // Stricter than the standard: a member that no schema names is a fault.
    private void Look(JsonNode schema, JsonNode? value, string at, List<string> faults)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            Look(Schema(reference.Split('/')[^1]), value, at, faults);
            return;
        }

        var types = schema["type"] switch { null => [], JsonArray several => several.Select(one => (string)one!), var one => [(string)one!] };
        if (types.Any() && !types.Any(type => Is(type, value))) faults.Add($"{at} is {value?.ToJsonString() ?? "null"} and no {string.Join(" or ", types)}");
        if (schema["enum"] is JsonArray among && !among.Any(one => JsonNode.DeepEquals(one, value))) faults.Add($"{at} is {value?.ToJsonString()}, which is none of {among.ToJsonString()}");
        if (value is JsonArray items && schema["items"] is { } item)
            foreach (var (i, one) in items.Index()) Look(item, one, $"{at}[{i}]", faults);
        if (value is not JsonObject members) return;
        foreach (var name in schema["required"] is JsonArray required ? required.Select(one => (string)one!) : [])
            if (!members.ContainsKey(name)) faults.Add($"{at}.{name} is missing");
        if (schema["properties"] is not JsonObject properties) return;
        foreach (var (name, member) in members)
        {
            if (properties[name] is { } property) Look(property, member, $"{at}.{name}", faults);
            else faults.Add($"{at}.{name} is not described");
        }
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, null) % 1 == 0,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };
}
