using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary>The options <c>--config</c> and <c>--set</c> of a verb that reads configuration.</summary>
public sealed class ConfigOptions
{
    private readonly Option<string[]> _files = new("--config")
    {
        Description = "Configuration files on top of engine.yaml; a later one overrides an earlier one.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _settings = new("--set")
    {
        Description = "One setting on top of everything, section.key=value; may be repeated.",
        HelpName = "KEY=VALUE",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_files);
        command.Options.Add(_settings);
    }

    /// <summary>Where configuration is to be read from.</summary>
    /// <param name="files">Files given otherwise, after those of the option.</param>
    public ConfigSources SourcesOf(ParseResult arguments, IReadOnlyList<string>? files = null) =>
        ConfigSources.OfProcess([.. arguments.GetValue(_files) ?? [], .. files ?? []], arguments.GetValue(_settings) ?? []);

    /// <summary>The options as they were typed: for a command line that means the same.</summary>
    internal IReadOnlyList<string> AsTyped(ParseResult arguments) =>
    [
        .. (arguments.GetValue(_files) ?? []).SelectMany(file => new[] { _files.Name, file }), .. (arguments.GetValue(_settings) ?? []).SelectMany(setting => new[] { _settings.Name, setting }),
    ];

    /// <summary>The configuration, or null after every violation was printed to the error output: the verb then returns <see cref="ExitCode.Usage"/>.</summary>
    public ResolvedConfig? Load(ParseResult arguments, IReadOnlyList<string>? files = null)
    {
        var result = ConfigLoader.Load(SourcesOf(arguments, files));
        foreach (var violation in result.Violations) arguments.InvocationConfiguration.Error.WriteLine(violation);
        return result.Config;
    }

    /// <summary>The configuration, with settings of other options on top.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="settings">As those of <c>--set</c>.</param>
    /// <param name="below">Shipped files that the ones of the command line override.</param>
    /// <exception cref="RunException">Every violation is in the message.</exception>
    internal ResolvedConfig Require(ParseResult arguments, IReadOnlyList<string> settings, params string[] below)
    {
        var result = Read(arguments, settings, below);
        return result.Config ?? throw new RunException(ExitCode.Usage, "the configuration is wrong\n" + string.Join('\n', result.Violations));
    }

    /// <summary>The same, whatever it is: for reading it once more.</summary>
    internal ConfigResult Read(ParseResult arguments, IReadOnlyList<string> settings, params string[] below)
    {
        var sources = SourcesOf(arguments);
        return ConfigLoader.Load(sources with { Files = [.. below, .. sources.Files], Settings = [.. sources.Settings, .. settings] });
    }
}
