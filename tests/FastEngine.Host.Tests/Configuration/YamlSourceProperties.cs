using System.Text;
using FastEngine.Host.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

public class YamlSourceProperties
{
    private static readonly string[] Pieces =
        ["engine", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "1", "'", "\"", "#", "&a", "*a", "!t", "|", ">", "?", "---", "...", "%", "\t", "\\", "@", "\0", "é"];

    [Fact]
    public void Whatever_a_file_holds_it_is_read_or_refused_with_a_violation() =>
        Prop.ForAll(
            Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(),
            text =>
            {
                var violations = new List<Violation>();
                var written = YamlSource.Read("any.yaml", text, violations);
                return written is not null || violations.Count > 0 || IsEmpty(text);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(40));

    // Nothing but comments, blanks and document marks.
    private static bool IsEmpty(string text)
    {
        var rest = new StringBuilder();
        foreach (var line in text.Split('\n')) rest.Append(line.Split('#')[0]);
        return rest.Replace("...", "").Replace("---", "").ToString().Trim().Length == 0;
    }
}
