using System.Text;
using FastEngine.Host.Outputs;
using FastEngine.Simulation.Optimise;

namespace FastEngine.Host.Optimising;

/// <summary><c>chosen.yaml</c>: what the last window chose, as a file for <c>--config</c>, under the verdict that belongs to it.</summary>
internal static class ChosenFile
{
    public const string Name = "chosen.yaml";

    public static void Write(OutputFolder folder, OptimiseResult result)
    {
        if (result.Chosen is null) return;
        using var file = folder.File(Name);
        file.Write(stream => stream.Write(Encoding.UTF8.GetBytes(TextOf(result))));
    }

    public static string TextOf(OptimiseResult result)
    {
        var chosen = result.Chosen!;
        var text = new StringBuilder($"# Chosen by trial {chosen.Number} of a search. {result.Verdict.Text}.\n");
        foreach (var note in result.Verdict.Notes) text.Append("# ").Append(note.ReplaceLineEndings(" ")).Append('\n');
        string[] open = [];
        foreach (var (key, value) in result.Space.Dimensions.Select((dimension, i) => (dimension.Key, chosen.Point.TextAt(i))).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var path = key.Split('.');
            var common = 0;
            while (common < open.Length && common < path.Length - 1 && open[common] == path[common]) common++;
            for (var depth = common; depth < path.Length - 1; depth++) text.Append(' ', 2 * depth).Append(path[depth]).Append(":\n");
            text.Append(' ', 2 * (path.Length - 1)).Append(path[^1]).Append(": ").Append(value).Append('\n');
            open = path[..^1];
        }

        return text.ToString();
    }
}
