using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FastEngine.Host.Control;

/// <summary>The status of an engine elsewhere, asked by its API.</summary>
internal static class ApiStatus
{
    /// <summary>The variable that holds the token: an argument would stand in the list of processes.</summary>
    public const string TokenVariable = "FASTENGINE_TOKEN";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <param name="address">As <c>http://127.0.0.1:8420</c>.</param>
    /// <returns>A <see cref="Status.EngineStatus"/> in JSON.</returns>
    /// <exception cref="ControlException">It does not answer, or does not know the token.</exception>
    public static string Get(string address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https"))
            throw new ControlException(ControlFault.Usage, $"--api takes an address such as http://127.0.0.1:8420, not {Configuration.Shown.Quoted(address)}");
        if (root.Scheme == "http" && !root.IsLoopback) throw new ControlException(ControlFault.Usage, $"{root.Host} is not this machine: a token does not cross a network in the clear, use https");
        var token = Environment.GetEnvironmentVariable(TokenVariable);
        if (string.IsNullOrEmpty(token)) throw new ControlException(ControlFault.Usage, $"put a token into the variable {TokenVariable}: 'fastengine tokens add NAME' makes one");
        using var client = new HttpClient { Timeout = Limit };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, "/api/v1/status"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = client.Send(request, stop);
            if (answer.StatusCode == HttpStatusCode.Unauthorized) throw new ControlException(ControlFault.Usage, $"the engine on {root} does not know the token in {TokenVariable}");
            using var reader = new StreamReader(answer.Content.ReadAsStream(stop));
            var text = reader.ReadToEnd();
            if (!answer.IsSuccessStatusCode) throw new ControlException(ControlFault.Failed, $"the engine on {root} answered {(int)answer.StatusCode}{Reason(text)}");
            return text;
        }
        catch (Exception error) when (error is HttpRequestException or FormatException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            var distrust = error.InnerException as System.Security.Authentication.AuthenticationException;
            throw new ControlException(ControlFault.Failed, distrust is null
                ? $"no engine answers on {root}: {error.Message}"
                : $"the certificate of {root} is not trusted: {distrust.Message} A certificate of your own is trusted when SSL_CERT_FILE names it", error);
        }
    }

    // Of problem details; something else than an engine may answer there too.
    private static string Reason(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String
                ? $": {detail.GetString()}" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
