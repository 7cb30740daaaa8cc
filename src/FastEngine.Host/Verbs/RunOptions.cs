using System.CommandLine;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Verbs;

/// <summary>Arguments and options that the verbs over recordings share.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Recordings: raw frames, exchange CSV archives or .fet; plain, gzip or zip. Several are merged by time.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _market = new("--market") { Description = "Market of the inputs: spot, usdm or coinm." };
    private readonly Option<string?> _symbol = new("--symbol") { Description = "Symbol of an archive whose name does not tell it." };

    private readonly Option<string?> _instruments = new("--instruments")
    {
        Description = "Instrument file instead of the shipped one: YAML, or an exchangeInfo answer (.json).",
    };

    private readonly Option<string?> _topology = new("--topology") { Description = "fused, sharded or auto; short for --set engine.topology=…" };
    private readonly Option<int?> _shards = new("--shards") { Description = "Short for --set engine.shards=…" };

    public RunOptions()
    {
        _market.AcceptOnlyFromAmong("spot", "usdm", "coinm");
        _topology.AcceptOnlyFromAmong("fused", "sharded", "auto");
        _files.Validators.Add(RefuseOptions);
    }

    public ConfigOptions Config { get; } = new();

    public Option<bool> Json { get; } = new("--json") { Description = "Print the summary as JSON." };

    public string[] Files(System.CommandLine.ParseResult arguments) => arguments.GetValue(_files) ?? [];

    /// <param name="command">The verb.</param>
    /// <param name="needsFiles">Whether at least one recording must be named.</param>
    public void AddTo(Command command, bool needsFiles = true)
    {
        if (!needsFiles) _files.Arity = ArgumentArity.ZeroOrMore;
        AddInputsTo(command);
        command.Add(_topology);
        command.Add(_shards);
        command.Add(Json);
        Config.AddTo(command);
    }

    /// <summary>Only what says which recordings are meant.</summary>
    public void AddInputsTo(Command command)
    {
        command.Add(_files);
        command.Add(_market);
        command.Add(_symbol);
        command.Add(_instruments);
    }

    /// <summary>What says which recordings are meant, as it was typed: for a command line that means the same.</summary>
    public IReadOnlyList<string> InputsAsTyped(System.CommandLine.ParseResult arguments)
    {
        var typed = new List<string>(Files(arguments));
        foreach (var option in (Option<string?>[])[_market, _symbol, _instruments])
        {
            if (arguments.GetValue(option) is { } value) typed.AddRange([option.Name, value]);
        }

        return typed;
    }

    /// <exception cref="RunException">The configuration or the instruments are wrong; every violation is in the message.</exception>
    public RunRequest Request(System.CommandLine.ParseResult arguments, string verb, params string[] more)
    {
        var settings = new List<string>(more);
        if (arguments.GetValue(_topology) is { } topology) settings.Add($"engine.topology={topology}");
        if (arguments.GetValue(_shards) is { } shards) settings.Add($"engine.shards={shards.ToString(CultureInfo.InvariantCulture)}");
        return Request(arguments, verb, Config.Require(arguments, settings)) with { Reread = () => Config.Read(arguments, settings) };
    }

    /// <exception cref="RunException">The instruments are wrong; every violation is in the message.</exception>
    public RunRequest Request(System.CommandLine.ParseResult arguments, string verb, ResolvedConfig config)
    {
        return new RunRequest
        {
            Verb = verb,
            Files = arguments.GetValue(_files) ?? [],
            Config = config,
            Instruments = KnownInstruments(arguments.GetValue(_instruments)),
            Symbol = arguments.GetValue(_symbol)?.ToUpperInvariant(),
            Market = arguments.GetValue(_market) switch
            {
                "spot" => Market.Spot,
                "usdm" => Market.UsdMargined,
                "coinm" => Market.CoinMargined,
                _ => null,
            },
        };
    }

    // An argument takes whatever stands there, also a misspelt option.
    private static void RefuseOptions(System.CommandLine.Parsing.ArgumentResult files)
    {
        foreach (var token in files.Tokens)
        {
            if (token.Value.StartsWith("--", StringComparison.Ordinal) && !File.Exists(token.Value))
                files.AddError($"'{token.Value}' is neither an option of this verb nor a file");
        }
    }

    /// <exception cref="RunException">Anything is wrong with the file.</exception>
    public static IReadOnlyList<KnownInstrument> KnownInstruments(string? path)
    {
        path ??= InstrumentFile.FindShipped();
        if (path is null) return [];
        var result = InstrumentFile.Load(path);
        if (result.Violations.Count > 0) throw new RunException(ExitCode.Usage, string.Join('\n', result.Violations));
        foreach (var note in result.Notes) Console.Error.WriteLine($"note: {note}");
        return result.Instruments;
    }
}
