using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace FastEngine.Host.Configuration;

/// <summary>An address of this machine and a port, to listen on.</summary>
public sealed class EndpointKnob : Knob<IPEndPoint>
{
    private const string Localhost = "localhost";

    public override string Type => "endpoint";

    public override string Allowed => "an IP address of this machine, or localhost, and a port from 0 to 65535, as 127.0.0.1:8420; port 0 takes a free one";

    public override bool TryRead(Written written, [NotNullWhen(true)] out IPEndPoint? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        (value, problem) = (null, null);
        if (written is not WrittenScalar { IsNothing: false } scalar) problem = $"{Shown.Shape(written)} is not an address with a port";
        else if (!TryParse(scalar.Text, out value)) problem = $"{Shown.Quoted(scalar.Text)} is not such an address with a port";
        return value is not null;
    }

    protected override string Format(IPEndPoint value) => value.ToString();

    // The port is said: without one, 127.0.0.1 would be an address with port 0. A number alone is no address to a person.
    private static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? value)
    {
        value = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), out _)) return false;
        var host = text[..colon];
        if (host == Localhost) host = IPAddress.Loopback.ToString();
        return (host.Contains('.') || host.StartsWith('[')) && IPEndPoint.TryParse(host + text[colon..], out value);
    }
}
