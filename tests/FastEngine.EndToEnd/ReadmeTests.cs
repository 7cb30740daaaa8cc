namespace FastEngine.EndToEnd;

/// <summary>The commands that the README shows exist, with every option that they use.</summary>
public class ReadmeTests
{
    private const string ByDotnet = "dotnet run ";
    private const string ByName = "fastengine ";

    private static readonly Dictionary<string, string> HelpOf = [];

    public static TheoryData<string> Commands => [.. CommandLines()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_README_exists(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "dotnet")
        {
            foreach (var path in words.Where(word => word.Contains('/') || word.EndsWith(".sln", StringComparison.Ordinal))) AssertExists(path);
            if (!command.StartsWith(ByDotnet, StringComparison.Ordinal)) return;
            words = ["fastengine", .. words.SkipWhile(word => word != "--").Skip(1)];
        }

        var verb = words.Skip(1).TakeWhile(word => !word.StartsWith('-')).Take(1).ToList();
        Assert.NotEmpty(verb);
        if (verb[0] is "config" or "tokens" or "audit") verb.Add(words[2]);
        var help = Help(verb);
        foreach (var option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            Assert.True(help.Contains(option, StringComparison.Ordinal), $"'{command}': {string.Join(' ', verb)} has no option {option}");
    }

    [Fact]
    public void The_test_command_stands_alone_in_the_README() =>
        Assert.Single(CommandLines(), line => line.StartsWith("dotnet test ", StringComparison.Ordinal));

    // Lines of fenced blocks; a backslash at the end joins the next line.
    private static List<string> CommandLines()
    {
        var commands = new List<string>();
        var isFenced = false;
        var text = File.ReadAllText(Repository.At("README.md")).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Select(l => l.TrimStart('$', ' ')))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isFenced = !isFenced;
            else if (isFenced && (line.StartsWith("dotnet ", StringComparison.Ordinal) || line.StartsWith(ByName, StringComparison.Ordinal)))
                commands.Add(line.Split(" # ")[0].Trim());
        }

        return commands;
    }

    private static string Help(List<string> verb)
    {
        var key = string.Join(' ', verb);
        if (!HelpOf.TryGetValue(key, out var help)) HelpOf[key] = help = Engine.Run([.. verb, "--help"]).Expect(0).Output;
        return help;
    }

    private static void AssertExists(string path) =>
        Assert.True(File.Exists(Repository.At(path)) || Directory.Exists(Repository.At(path)), $"the README names {path}, which does not exist");
}
