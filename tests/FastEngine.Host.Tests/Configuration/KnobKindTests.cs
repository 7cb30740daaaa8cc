using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

/// <summary>Kinds of knobs, on a catalogue of their own.</summary>
public class KnobKindTests
{
    private readonly Section _section = new("test", "A section.");
    private readonly BooleanKnob _flag;
    private readonly TextKnob _text;
    private readonly PathKnob _path;
    private readonly DecimalKnob _ratio;
    private readonly SecretKnob _secret;
    private readonly EndpointKnob _endpoint;

    public KnobKindTests()
    {
        _flag = _section.Declare(new BooleanKnob { Key = "test.flag", DefaultText = "false", Meaning = "A flag.", Hashed = true });
        _text = _section.Declare(new TextKnob { Key = "test.text", DefaultText = "a text", Meaning = "A text.", Hashed = true, Longest = 10 });
        _path = _section.Declare(new PathKnob { Key = "test.path", DefaultText = "data", Meaning = "A path.", Hashed = false });
        _ratio = _section.Declare(new DecimalKnob { Key = "test.ratio", DefaultText = "0.1", Meaning = "A ratio.", Hashed = true, Min = -1m, Max = 1m });
        _secret = _section.Declare(new SecretKnob { Key = "test.secret", DefaultText = "${env:FASTENGINE_TEST_SECRET}", Meaning = "A secret.", Hashed = false });
        _endpoint = _section.Declare(new EndpointKnob { Key = "test.endpoint", DefaultText = "127.0.0.1:80", Meaning = "An endpoint.", Hashed = false });
    }

    [Theory]
    [InlineData("localhost:0", "127.0.0.1:0")]
    [InlineData("[::1]:65535", "[::1]:65535")]
    [InlineData("0.0.0.0:8420", "0.0.0.0:8420")]
    public void An_endpoint_is_an_address_with_a_port(string written, string read) => Assert.Equal(read, Load($"test.endpoint={written}").Config!.Get(_endpoint).ToString());

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("8420")]
    [InlineData(":8420")]
    [InlineData("1:8420")]
    [InlineData("::1:8420")]
    [InlineData("engine.example:8420")]
    public void What_is_no_endpoint_is_refused(string written) => Assert.Contains("is not such an address with a port", Assert.Single(Load($"test.endpoint={written}").Violations).ToString());

    [Fact]
    public void Values_are_typed()
    {
        var config = Load("test.flag=true", "test.text=5", "test.path=/tmp/x y", "test.ratio=-0.123456789012345678901234567").Config!;
        Assert.True(config.Get(_flag));
        Assert.Equal("5", config.Get(_text));
        Assert.Equal("/tmp/x y", config.Get(_path));
        Assert.Equal(-0.123456789012345678901234567m, config.Get(_ratio));
        Assert.False(Load().Config!.Get(_flag));
    }

    [Theory]
    [InlineData("test.flag=yes", "--set: test.flag: 'yes' is not a boolean; allowed: true or false")]
    [InlineData("test.flag=True", "--set: test.flag: 'True' is not a boolean; allowed: true or false")]
    [InlineData("test.flag=", "--set: test.flag: nothing is not a boolean; allowed: true or false")]
    [InlineData("test.text=longer than ten", "--set: test.text: 15 characters are too many; allowed: a text of 1 to 10 characters on one line")]
    [InlineData("test.text=${env:A}", "--set: test.text: only secrets are taken from ${env:NAME} or ${secret:NAME}; allowed: a text of 1 to 10 characters on one line")]
    [InlineData("test.text=a\nb", "--set: test.text: the text holds control characters; allowed: a text of 1 to 10 characters on one line")]
    [InlineData("test.path=", "--set: test.path: nothing is not a path; allowed: a path, relative to the working directory or absolute")]
    [InlineData("test.ratio=0.12345678901234567890123456789", "--set: test.ratio: '0.12345678901234567890123456789' is not a decimal number; allowed: -1 to 1")]
    [InlineData("test.ratio=.5", "--set: test.ratio: '.5' is not a decimal number; allowed: -1 to 1")]
    [InlineData("test.ratio=5.", "--set: test.ratio: '5.' is not a decimal number; allowed: -1 to 1")]
    [InlineData("test.ratio=NaN", "--set: test.ratio: 'NaN' is not a decimal number; allowed: -1 to 1")]
    public void Wrong_values_are_refused(string setting, string expected) =>
        Assert.Equal(expected, Assert.Single(Load(setting).Violations).ToString());

    [Fact]
    public void A_secret_is_read_from_its_variable_at_the_moment_of_use_and_never_printed()
    {
        const string variable = "FASTENGINE_TEST_SECRET";
        var config = Load().Config!;
        var secret = config.Get(_secret);
        Assert.False(secret.IsSet);
        Assert.Contains(variable, Assert.Throws<SecretMissingException>(secret.Reveal).Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(variable, "hunter2");
        try
        {
            Assert.Equal("hunter2", secret.Reveal());
            Assert.Equal("${env:FASTENGINE_TEST_SECRET}", $"{secret}");
            Assert.Equal("${env:FASTENGINE_TEST_SECRET}", config.TextOf(_secret));
            Assert.Equal("\"${env:FASTENGINE_TEST_SECRET}\"", config.JsonOf(_secret).ToJsonString());
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("${env:}")]
    [InlineData("${env:A B}")]
    [InlineData("x${env:A}")]
    [InlineData("${secret:A-B}")]
    [InlineData("${file:A}")]
    [InlineData("${env:A}\n")]
    [InlineData("[hunter2]")]
    public void A_secret_that_is_written_down_is_refused_without_repeating_it(string literal)
    {
        using var inputs = new ConfigInputs();
        var file = inputs.Write("secret.yaml", $"test:\n  secret: \"{literal.Replace("\n", "\\n", StringComparison.Ordinal)}\"\n");
        foreach (var result in new[] { Load(sources => sources with { Files = [file] }), Load($"test.secret=x{literal}") })
        {
            var violation = Assert.Single(result.Violations);
            Assert.Equal("a secret is never written here, only where to find it", violation.Problem);
            Assert.DoesNotContain("hunter2", violation.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_catalogue_that_contradicts_itself_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _section.Declare(new BooleanKnob { Key = "other.flag", DefaultText = "true", Meaning = "M.", Hashed = true }));
        Assert.Throws<ArgumentException>(() => Declared(new BooleanKnob { Key = "test.a", DefaultText = "maybe", Meaning = "M.", Hashed = true }));
        Assert.Throws<ArgumentException>(() => Declared(
            new BooleanKnob { Key = "test.a", DefaultText = "true", Meaning = "M.", Hashed = true },
            new BooleanKnob { Key = "test.a", DefaultText = "true", Meaning = "M.", Hashed = true }));
        Assert.Throws<ArgumentException>(() => Declared(
            new BooleanKnob { Key = "test.a", DefaultText = "true", Meaning = "M.", Hashed = true },
            new BooleanKnob { Key = "test.a.b", DefaultText = "true", Meaning = "M.", Hashed = true }));
    }

    private static Catalogue Declared(params Knob[] knobs)
    {
        var section = new Section("test", "A section.");
        foreach (var knob in knobs) section.Declare(knob);
        return new Catalogue([section]);
    }

    private ConfigResult Load(params string[] settings) => Load(sources => sources with { Settings = settings });

    private ConfigResult Load(Func<ConfigSources, ConfigSources> with) => ConfigLoader.Load(new Catalogue([_section]), [], with(new ConfigSources()));
}
