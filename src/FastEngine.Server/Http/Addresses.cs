using System.Net;
using System.Net.Sockets;

namespace FastEngine.Server.Http;

/// <summary>Whom an address stands for: limits are kept by it.</summary>
internal static class Addresses
{
    // A subscriber has a network of IPv6, not an address.
    private const int NetworkBytes = 8;

    public static IPAddress KeyOf(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address)) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
