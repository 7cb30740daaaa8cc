using System.Text;

namespace FastEngine.Host.Configuration;

/// <summary>How a foreign text appears in a message: short, on one line, without control characters.</summary>
public static class Shown
{
    private const int Longest = 60;

    public static string Text(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            if (shown.Length == Longest) return shown.Append("...").ToString();
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return shown.ToString();
    }

    public static string Quoted(string text) => $"'{Text(text)}'";

    /// <summary>What a value is, for "X was expected but there is ...".</summary>
    public static string Shape(Written written) => written switch
    {
        WrittenScalar { IsNothing: true } => "nothing",
        WrittenScalar scalar => Quoted(scalar.Text),
        WrittenList => "a list",
        _ => "a section",
    };
}
