using FastEngine.Server.Security;

namespace FastEngine.Server.Http;

/// <summary>Who may ask an endpoint. One without it is asked by nobody.</summary>
/// <param name="Role">The least role; null for anybody.</param>
internal sealed record Access(TokenRole? Role)
{
    public static Access Anybody { get; } = new((TokenRole?)null);
}
