using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FastEngine.Host.Configuration;

/// <summary>Something that is never written down: only a reference to where it is kept.</summary>
public sealed partial class SecretKnob : Knob<Secret>
{
    public override string Type => "secret";

    public override string Allowed => "${env:NAME}, an environment variable that holds it, or ${secret:NAME}, an entry of the encrypted store";

    // The problem never repeats what was written: it may be the secret.
    public override bool TryRead(Written written, [NotNullWhen(true)] out Secret? value, [NotNullWhen(false)] out KnobProblem? problem)
    {
        var match = written is WrittenScalar scalar ? Reference().Match(scalar.Text) : Match.Empty;
        value = match.Success ? new Secret(match.Groups[1].Value == "env" ? SecretPlace.Environment : SecretPlace.Store, match.Groups[2].Value) : null;
        problem = value is null ? "a secret is never written here, only where to find it" : null;
        return value is not null;
    }

    protected override string Format(Secret value) => value.ToString();

    [GeneratedRegex(@"\A\$\{(env|secret):([A-Za-z_][A-Za-z0-9_]*)\}\z")]
    private static partial Regex Reference();
}
