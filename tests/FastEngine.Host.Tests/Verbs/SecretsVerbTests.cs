using System.CommandLine;
using FastEngine.Host.Tests.Configuration;
using FastEngine.Host.Verbs;

namespace FastEngine.Host.Tests.Verbs;

[Collection(SecretEnvironment.Collection)]
public sealed class SecretsVerbTests : IDisposable
{
    private const string Value = "hunter2 hunter3";

    private readonly SecretEnvironment _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void A_value_comes_from_the_input_and_is_never_printed()
    {
        Assert.Equal((ExitCode.Ok, "VENUE is set; name it by ${secret:VENUE}\n"), Run(Value + "\r\n", "set", "VENUE"));
        Assert.Equal(Value, SecretEnvironment.Store.Find("VENUE"));
        Assert.Equal((ExitCode.Ok, "VENUE is replaced; name it by ${secret:VENUE}\n"), Run(Value, "set", "VENUE"));
        Assert.Equal((ExitCode.Ok, "VENUE\n"), Run("", "list"));
        Assert.Equal((ExitCode.Ok, "VENUE is removed\n"), Run("", "remove", "VENUE"));
        Assert.Equal((ExitCode.Ok, ""), Run("", "list"));
        Assert.Equal(ExitCode.Failed, Run("", "remove", "VENUE").ExitCode);
    }

    [Fact]
    public void A_value_as_an_argument_is_refused_without_being_repeated()
    {
        var parsed = SecretsVerb.Create(new StringReader("")).Parse(["set", "VENUE", "hunter2"]);
        var error = Assert.Single(parsed.Errors).Message;
        Assert.Contains("a value is never an argument", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
        Assert.False(SecretEnvironment.Store.Exists);
    }

    [Fact]
    public void Show_and_explain_tell_the_reference_and_never_the_value()
    {
        Run(Value, "set", "VENUE");
        string[] setting = ["--set", "venues.binance.api_key=${secret:VENUE}"];
        var shown = Config(["show", .. setting]) + Config(["show", "--json", .. setting]) + Config(["explain", "venues.binance.api_key", .. setting]);
        Assert.Contains("venues.binance.api_key = ${secret:VENUE} (set)", shown, StringComparison.Ordinal);
        Assert.Contains("  value    ${secret:VENUE} (set)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", shown, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Run(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exit = SecretsVerb.Create(new StringReader(input)).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return (exit, output.ToString());
    }

    private static string Config(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ConfigVerb.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return output.ToString();
    }
}
