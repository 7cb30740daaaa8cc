using System.Text;

namespace FastEngine.Host.Configuration;

/// <summary>One thing wrong with what was written: where, which key, what, and what would be right.</summary>
/// <param name="Key">Full key, or empty when the whole source is meant.</param>
/// <param name="Allowed">Allowed values of the key, or of <paramref name="Nearest"/> when the key is unknown.</param>
/// <param name="Nearest">The known key nearest to an unknown one.</param>
public sealed record Violation(Origin Origin, string Key, string Problem, string? Allowed = null, string? Nearest = null)
{
    /// <summary>One line: <c>file:line: key: problem; allowed: ...</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Origin).Append(": ");
        if (Key.Length > 0) text.Append(Key).Append(": ");
        text.Append(Problem);
        if (Nearest is not null)
        {
            text.Append("; nearest: ").Append(Nearest);
            if (Allowed is not null) text.Append(" (allowed: ").Append(Allowed).Append(')');
        }
        else if (Allowed is not null)
        {
            text.Append("; allowed: ").Append(Allowed);
        }

        return text.ToString();
    }
}
