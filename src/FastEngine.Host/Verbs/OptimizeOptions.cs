using System.CommandLine;
using System.Globalization;
using FastEngine.Host.Configuration;
using FastEngine.Host.Optimising;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Simulation.Optimise;
using FastEngine.Simulation.Optimise.Searching;
using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Host.Verbs;

/// <summary>The options of <c>optimize</c> beside those of every verb over recordings.</summary>
internal sealed class OptimizeOptions
{
    private const string VerbName = "optimize";
    private const int MostJobs = 256;
    private const int MostTrials = 1_000_000;

    private readonly Option<string> _space = new("--space") { Description = "YAML of the knobs to search, each with a range or values: stop.trail_pct: {from: 0.1, to: 1, step: 0.1}.", Required = true, HelpName = "FILE" };
    private readonly Option<string> _search = OneOf("--search", "How: grid, random, halving or cmaes.", "random", "grid", "random", "halving", "cmaes");
    private readonly Option<int?> _trials = new("--trials") { Description = $"Most trials of a window (default {OptimiseOptions.DefaultTrials}; a grid takes what it takes)." };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Equal seeds give equal trials.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _objective = OneOf("--objective", "What to make large: sharpe, sortino, return or calmar.", "sharpe", "sharpe", "sortino", "return", "calmar");
    private readonly Option<int> _leastTrades = new("--min-trades") { Description = "A trial that closed fewer trades is never chosen.", DefaultValueFactory = _ => 5 };
    private readonly Option<string> _validation = OneOf("--validation", "walk-forward, which alone gives a result; in-sample and purged-kfold are explorations.", "walk-forward", "walk-forward", "in-sample", "purged-kfold");
    private readonly Option<int?> _folds = new("--folds") { Description = $"Windows of the walk forward (default {Simulation.Optimise.Splits.WalkForwardOptions.DefaultFolds}), or blocks of purged-kfold (default {OptimiseOptions.DefaultKfolds})." };
    private readonly Option<int> _testFolds = new("--test-folds") { Description = "Blocks of purged-kfold that are tried on at a time; more than one is combinatorial.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _inSample = Length("--in-sample", "Length of the windows that parameters are chosen in (default: from the tape).");
    private readonly Option<string?> _outOfSample = Length("--out-of-sample", "Length of the windows that they are tried in (default: from the tape, a third of the former).");
    private readonly Option<string?> _step = Length("--step", "From one window to the next (default: --out-of-sample).");
    private readonly Option<bool> _anchored = new("--anchored") { Description = "Let every in-sample window begin where the first does." };
    private readonly Option<string?> _embargo = Length("--embargo", "Between what is chosen on and what is tried on (default: the longest window of the configuration, or the hold time that is alerted, if longer).");
    private readonly Option<string?> _period = Length("--returns-period", "Length of the periods whose returns are judged (default: at most an hour, by the length of the tape).");
    private readonly Option<string?> _warmUp = Length("--warmup-span", "How much of the tape before each window is seen without entries (default: what the decision levels need).");
    private readonly Option<string?> _from = new("--from") { Description = "Use nothing of the tape before this time of UTC, not even to warm up: 2025-06-21 or 2025-06-21T12:30:00.", HelpName = "TIME" };
    private readonly Option<string?> _to = new("--to") { Description = "Use nothing of the tape from this time of UTC on: keep some for the end.", HelpName = "TIME" };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Trials at once (default: one a core).", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _out = new("--out") { Description = "Write report, trials, summary and the chosen configuration into this folder.", HelpName = "DIR" };
    private readonly Option<bool> _resume = new("--resume") { Description = "Keep the trials of an earlier run that are in --out." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_space, _search, _trials, _seed, _objective, _leastTrades, _validation, _folds, _testFolds, _inSample, _outOfSample, _step, _anchored, _embargo, _period, _warmUp, _from, _to, _jobs, _out, _resume])
            command.Options.Add(option);
    }

    /// <exception cref="RunException">Something asked for is wrong; every violation of a file is in the message.</exception>
    public OptimiseRequest Request(ParseResult arguments, RunOptions run)
    {
        var request = run.Request(arguments, VerbName);
        var path = arguments.GetValue(_space)!;
        var space = SpaceFile.ReadFile(path);
        if (space.Space is null) throw new RunException(ExitCode.Usage, "the search space is wrong\n" + string.Join('\n', space.Violations));
        var directory = arguments.GetValue(_out);
        if (arguments.GetValue(_resume) && directory is null) throw new RunException(ExitCode.Usage, "--resume goes on in a folder: name it with --out");
        return new OptimiseRequest
        {
            Run = request,
            Read = settings => run.Config.Read(arguments, settings),
            Space = space.Space,
            SpacePath = path,
            Typed = [.. run.InputsAsTyped(arguments), .. run.Config.AsTyped(arguments)],
            Search = Parsed<SearchKind>(arguments.GetValue(_search)!),
            Trials = Within(_trials, arguments.GetValue(_trials), 1, MostTrials),
            Seed = arguments.GetValue(_seed),
            Objective = Parsed<Objective>(arguments.GetValue(_objective)!),
            LeastTrades = Within(_leastTrades, arguments.GetValue(_leastTrades), 1, MostTrials)!.Value,
            Validation = Parsed<Validation>(arguments.GetValue(_validation)!),
            Folds = Within(_folds, arguments.GetValue(_folds), 1, 1_000),
            TestFolds = Within(_testFolds, arguments.GetValue(_testFolds), 1, 1_000)!.Value,
            InSampleNs = Ns(_inSample, arguments.GetValue(_inSample)),
            OutOfSampleNs = Ns(_outOfSample, arguments.GetValue(_outOfSample)),
            StepNs = Ns(_step, arguments.GetValue(_step)),
            IsAnchored = arguments.GetValue(_anchored),
            EmbargoNs = Ns(_embargo, arguments.GetValue(_embargo), orNothing: true),
            PeriodNs = Ns(_period, arguments.GetValue(_period)),
            WarmUpNs = Ns(_warmUp, arguments.GetValue(_warmUp), orNothing: true),
            FromNs = BacktestVerb.Time(_from.Name, arguments.GetValue(_from)),
            ToNs = BacktestVerb.Time(_to.Name, arguments.GetValue(_to)),
            Jobs = Within(_jobs, arguments.GetValue(_jobs), 1, MostJobs)!.Value,
            Resumes = arguments.GetValue(_resume),
            Folder = directory is null ? null : OutputFolder.CreateOwn(directory, request),
        };
    }

    private static Option<string?> Length(string name, string description) => new(name) { Description = description, HelpName = "TIME" };

    private static Option<string> OneOf(string name, string description, string byDefault, params string[] names)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    private static T Parsed<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static int? Within(Option option, int? value, int least, int most) => value is null || (value >= least && value <= most) ? value
        : throw new RunException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is not {least} to {most}"));

    private static long? Ns(Option option, string? text, bool orNothing = false)
    {
        if (text is null) return null;
        return Duration.TryParse(text, out var ns) && (ns > 0 || orNothing) ? ns : throw new RunException(ExitCode.Usage, $"{option.Name} '{text}' is not a duration such as 30h (units {Duration.Units})");
    }
}
