using System.Diagnostics.CodeAnalysis;

namespace FastEngine.Host.Configuration;

/// <summary>An absolute address of a service, without credentials.</summary>
public sealed class AddressKnob : Knob<Uri>
{
    /// <summary>Schemes that the reader of this knob speaks.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    public override string Type => "address";

    public override string Allowed => $"an address that begins with {string.Join(" or ", Schemes.Select(s => s + "://"))}";

    public override bool TryRead(Written written, [NotNullWhen(true)] out Uri? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        value = null;
        problem = null;
        if (written is not WrittenScalar { IsNothing: false } scalar) problem = $"{Shown.Shape(written)} is not an address";
        else if (!Uri.TryCreate(scalar.Text, UriKind.Absolute, out var address) || !Schemes.Contains(address.Scheme) || address.Host.Length == 0)
            problem = $"{Shown.Quoted(scalar.Text)} is not such an address";
        else if (address.UserInfo.Length > 0) problem = "the address holds credentials";
        else value = address;
        return value is not null;
    }

    protected override string Format(Uri value) => value.OriginalString;
}
