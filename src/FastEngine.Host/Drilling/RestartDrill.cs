using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;

namespace FastEngine.Host.Drilling;

/// <summary><c>fastengine drill restart</c>: kills engines at random places and in the worst moments, and looks whether anything is lost, twice or different.</summary>
/// <remarks>Four ways of one tape: without a death; with half of the deaths, and the tape standing still meanwhile, so that the end must be the
/// same to the last bit; with the other half while the market goes on, so that the end must be what the venue says; and with a few more, after each of which
/// a person closes by hand what is open, so that the engine must find out by itself.</remarks>
internal sealed class RestartDrill
{
    private const int DeathsByHand = 3;

    private readonly string _folder;
    private readonly DrillTape _tape;
    private readonly ResolvedConfig _config;
    private readonly string[] _settings;
    private readonly int _kills;
    private readonly int _seed;

    /// <param name="folder">For everything; empty.</param>
    /// <param name="config">Of the engines, by these settings.</param>
    /// <param name="settings">As <c>--set</c> takes them.</param>
    /// <param name="trades">Of the tape.</param>
    /// <param name="kills">How many engines die.</param>
    /// <param name="seed">Of market and deaths.</param>
    public RestartDrill(string folder, ResolvedConfig config, string[] settings, int trades, int kills, int seed)
    {
        _folder = folder;
        _config = config;
        _settings = settings;
        _kills = kills;
        _seed = seed;
        _tape = DrillTape.Generate(seed, trades, config);
        _tape.WriteScript(ScriptOf(folder));
    }

    /// <summary>Where a drill's script of entries is.</summary>
    public static string ScriptOf(string folder) => Path.Combine(folder, "script.csv");

    public List<string> Failures { get; } = [];

    public int[] Killed { get; } = new int[Enum.GetValues<KillStage>().Length];

    public JsonObject Run(TextWriter log, CancellationToken stop)
    {
        log.WriteLine($"{_tape.Events.Count:N0} events of {string.Join(", ", _tape.Symbols)}; {_kills} deaths, seed {_seed}");
        using var whole = Pass("whole", kills: 0, isLossless: true, log, stop);
        using var still = Pass("still", _kills / 2, isLossless: true, log, stop);
        using var moving = Pass("moving", _kills - _kills / 2, isLossless: false, log, stop);
        using var byHand = Pass("by hand", DeathsByHand, isLossless: false, log, stop, isByHand: true);
        if (byHand.ClosedByHand == 0) Failures.Add("nothing was open when a person came to close it: that pass shows nothing");
        if (whole.Executions.Count == 0) Failures.Add("nothing was traded: the drill shows nothing");
        var (expected, actual) = (Hash(whole), Hash(still));
        if (whole.Result is not null && still.Result is not null && expected != actual)
            Failures.Add($"no market time was lost, and the state is another one: {actual} after {still.Deaths} deaths, {expected} without");
        foreach (var stage in Enum.GetValues<KillStage>())
        {
            if (_kills >= 8 && Killed[(int)stage] == 0) Failures.Add($"no engine died at the stage {stage}");
        }

        return Report(whole, still, moving, byHand);
    }

    private DrillPass Pass(string name, int kills, bool isLossless, TextWriter log, CancellationToken stop, bool isByHand = false)
    {
        var folder = Path.Combine(_folder, name);
        var pass = new DrillPass(_tape, folder, socket => Arguments(socket, Path.Combine(folder, "data")), EngineSettings.Paper(_config), kills, isLossless, _seed + kills, isByHand);
        pass.Run(stop);
        for (var i = 0; i < Killed.Length && !isByHand; i++) Killed[i] += pass.Killed[i];
        Failures.AddRange(pass.Failures.Select(failure => $"{name}: {failure}"));
        log.WriteLine($"{name}: {pass.Deaths} deaths, {pass.Executions.Count} executions, {pass.EventsAway:N0} events passed without an engine, {pass.KnownOrders} orders sent again, "
            + $"state {Hash(pass)}{(pass.ReadyMs.Count > 1 ? $", ready after {Median(pass.ReadyMs):N0} ms (median), {pass.ReadyMs.Max():N0} ms (longest)" : "")}");
        return pass;
    }

    private IEnumerable<string> Arguments(string socket, string data) =>
    [
        "run", "--venue", socket, "--data", data, "--json", "--symbols", .. _tape.Symbols, .. _settings.SelectMany(setting => new[] { "--set", setting }),
    ];

    private JsonObject Report(DrillPass whole, DrillPass still, DrillPass moving, DrillPass byHand) => new()
    {
        ["verb"] = "drill restart", ["seed"] = _seed, ["events"] = _tape.Events.Count, ["kills"] = Killed.Sum(),
        ["killed"] = new JsonObject(Enum.GetValues<KillStage>().Select(stage => KeyValuePair.Create<string, JsonNode?>(stage.ToString(), Killed[(int)stage]))),
        ["state_hash"] = Hash(whole), ["state_hash_after_deaths"] = Hash(still), ["executions"] = whole.Executions.Count,
        ["executions_while_moving"] = moving.Executions.Count, ["events_away"] = moving.EventsAway,
        ["closed_by_hand"] = byHand.ClosedByHand,
        ["ready_ms_median"] = Math.Round(Median([.. still.ReadyMs, .. moving.ReadyMs])), ["ready_ms_max"] = Math.Round(still.ReadyMs.Concat(moving.ReadyMs).DefaultIfEmpty().Max()),
        ["failures"] = new JsonArray([.. Failures.Select(failure => (JsonNode?)failure)]),
    };

    private static string Hash(DrillPass pass) => pass.Result?["state_hash"]?.GetValue<string>() ?? "none";

    private static double Median(List<double> values)
    {
        if (values.Count == 0) return 0;
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
