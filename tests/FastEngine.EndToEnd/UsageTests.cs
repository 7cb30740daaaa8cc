namespace FastEngine.EndToEnd;

public class UsageTests
{
    [Fact]
    public void Every_verb_helps()
    {
        var verbs = new List<string>();
        Collect([], verbs);
        foreach (var verb in new[] { "demo", "generate", "simulate", "analyze", "replay", "explain", "trace", "diff", "doctor", "config check", "config show", "config explain" }) Assert.Contains(verb, verbs);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("demo --nonsense")]
    [InlineData("analyze")]
    [InlineData("replay")]
    [InlineData("replay --nonsense")]
    [InlineData("generate")]
    [InlineData("simulate")]
    [InlineData("simulate --generate forex")]
    [InlineData("simulate --generate usdm --faults drip=1")]
    [InlineData("explain")]
    [InlineData("trace")]
    [InlineData("diff")]
    [InlineData("doctor --nonsense")]
    [InlineData("config")]
    [InlineData("config nonsense")]
    [InlineData("config explain nonsense")]
    [InlineData("replay tape --speed fast")]
    [InlineData("replay tape --topology round")]
    [InlineData("analyze tape --every 5")]
    [InlineData("demo --duration never")]
    [InlineData("demo --symbols 0")]
    [InlineData("demo --set engine.shards=0")]
    public void Bad_usage_ends_with_2(string arguments) => Assert.NotEmpty(Engine.Run(arguments.Split(' ')).Expect(2).Error);

    [Theory]
    [InlineData("replay tape --nonsense")]
    [InlineData("analyze tape --evry 5s")]
    public void A_misspelt_option_is_no_file(string arguments) =>
        Engine.Run(arguments.Split(' ')).Expect(2).Saying($"'{arguments.Split(' ')[2]}' is neither an option of this verb nor a file");

    // Whatever the help names as a command must itself have help.
    private static void Collect(string[] path, List<string> verbs)
    {
        var help = Engine.Run([.. path, "--help"]).Expect(0).Output;
        Assert.Contains("Usage:", help, StringComparison.Ordinal);
        if (path.Length > 0) verbs.Add(string.Join(' ', path));
        foreach (var line in help.Split('\n').SkipWhile(l => l != "Commands:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)))
        {
            if (line[2] != ' ') Collect([.. path, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]], verbs);
        }
    }
}
