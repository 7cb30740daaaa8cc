using Microsoft.AspNetCore.WebUtilities;

namespace FastEngine.Server.Http;

/// <summary>A request that ends with problem details.</summary>
internal sealed class ProblemException(int status, string detail, string? field = null) : Exception(detail)
{
    public int Status { get; } = status;

    public ProblemDocument Document { get; } = new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail, Errors = field is null ? null : [new ProblemField(field, detail)],
    };

    public static ProblemException Wrong(string field, string detail) => new(400, detail, field);

    public static ProblemException Of(ServedException error) => new(error.Fault switch
    {
        ServedFault.Wrong => 400,
        ServedFault.Unknown => 404,
        _ => 503,
    }, error.Message, error.Field);
}
