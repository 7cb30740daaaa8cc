using System.Xml.Linq;

namespace FastEngine.EndToEnd;

/// <summary>The arrows between the projects, and where determinism is enforced.</summary>
public class ArchitectureTests
{
    private const string Snapshot = "data/golden/project-references.txt";
    private static readonly string[] DeterministicStages = ["FastEngine.Core", "FastEngine.Signals", "FastEngine.Trading", "FastEngine.Engine"];

    [Fact]
    public void Each_project_references_what_the_snapshot_says()
    {
        var actual = string.Concat(Projects().Select(project => $"{project.Name}: {References(project.Xml)}\n"));
        var expected = File.ReadAllText(Repository.At(Snapshot));
        Assert.True(expected == actual, $"{Snapshot} says\n{expected}\nand the projects\n{actual}\nA new arrow needs a reason in docs/decisions/.");
    }

    [Fact]
    public void Deterministic_stages_ban_what_would_make_results_differ()
    {
        foreach (var (name, xml) in Projects())
            Assert.Equal((name, DeterministicStages.Contains(name)), (name, xml.Descendants("DeterministicStage").Any(element => element.Value == "true")));
        foreach (var banned in new[] { "System.DateTime.Now", "System.DateTime.UtcNow", "System.Diagnostics.Stopwatch", "System.Guid.NewGuid", "System.Random", "System.Threading.Tasks.Task" })
            Assert.Contains(banned, File.ReadAllText(Repository.At("src/BannedSymbols.txt")), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, XDocument Xml)> Projects() => Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), XDocument.Load(path)));

    // Projects first, then packages.
    private static string References(XDocument project)
    {
        var projects = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        var others = project.Descendants().Where(element => element.Name.LocalName is "PackageReference" or "FrameworkReference" or "Reference")
            .Select(reference => reference.Attribute("Include")!.Value);
        return string.Join(", ", [.. projects.Order(StringComparer.Ordinal), .. others.Order(StringComparer.Ordinal)]) is { Length: > 0 } text ? text : "nothing";
    }
}
