namespace FastEngine.Notifications.Channels;

/// <summary>Addresses that are secrets themselves.</summary>
internal static class ChannelAddress
{
    /// <param name="address">The address.</param>
    /// <param name="query">Added to it.</param>
    /// <exception cref="ArgumentException">It is none, or would send what it holds in the clear.</exception>
    public static Uri Of(SecretText address, string query = "")
    {
        if (!Uri.TryCreate(address.Reveal(), UriKind.Absolute, out var uri)) throw new ArgumentException("the address is no URL");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) throw new ArgumentException("the address must begin with https://, or be on this machine");
        if (query.Length == 0) return uri;
        return new UriBuilder(uri) { Query = uri.Query.Length > 1 ? $"{uri.Query[1..]}&{query}" : query }.Uri;
    }
}
