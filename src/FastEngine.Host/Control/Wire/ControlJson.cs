using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastEngine.Host.Control.Wire;

/// <summary>The control socket's lines as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    private const byte LineEnd = (byte)'\n';

    public static byte[] Line(ControlRequest request) => [.. JsonSerializer.SerializeToUtf8Bytes(request, Default.ControlRequest), LineEnd];

    public static byte[] Line(ControlAnswer answer) => [.. JsonSerializer.SerializeToUtf8Bytes(answer, Default.ControlAnswer), LineEnd];
}
