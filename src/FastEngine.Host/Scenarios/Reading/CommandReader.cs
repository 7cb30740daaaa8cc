using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Service;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads what persons and the engine's guards ask for during a scenario.</summary>
internal sealed class CommandReader(InstrumentTable instruments, ResolvedConfig? config, long zeroNs, List<Violation> violations)
{
    private static readonly string[] Kinds = ["kill_switch", "close", "clock_offset", "exit_overdue", "backup_sent", "duplicate_dropped", "set", "entries"];

    public IReadOnlyList<TimedCommand> Read(IReadOnlyList<Written> items)
    {
        var commands = new List<TimedCommand>();
        for (var i = 0; i < items.Count; i++)
        {
            var fields = Fields.Of(items[i], $"commands[{i}]", violations);
            var atNs = zeroNs + (fields.Time("at", isNeeded: true) ?? 0);
            string[] kinds = [.. Kinds.Where(fields.Has)];
            var origin = fields.Choice<CommandOrigin>("origin") ?? CommandOrigin.Operator;
            if (kinds.Length != 1) violations.Add(new Violation(items[i].Origin, fields.Path, $"asks for {(kinds.Length == 0 ? "nothing" : string.Join(" and ", kinds))}; a command is one of {string.Join(", ", Kinds)}"));
            else commands.AddRange(Commands(kinds[0], fields).Select(command => new TimedCommand(atNs, command with { Origin = origin })));
            fields.Done();
        }

        return [.. commands.OrderBy(command => command.AtNs)];
    }

    private IEnumerable<Command> Commands(string kind, Fields fields) => kind switch
    {
        "kill_switch" => KillSwitch(fields),
        "close" => Close(fields),
        "clock_offset" => ClockOffset(fields),
        "exit_overdue" => [Report(CommandKind.ExitOverdue, fields.Count(kind))],
        "backup_sent" => [Report(CommandKind.ReportBackupSent, -fields.Count(kind))],
        "duplicate_dropped" => [Report(CommandKind.ReportDuplicateDropped, -fields.Count(kind))],
        "set" => Set(fields),
        _ => Entries(fields),
    };

    // What the watchdog says of a position, or of a reserved exit: those count downwards.
    private static Command Report(CommandKind kind, int? number) => new() { Kind = kind, Value = number ?? 0, InstrumentId = -1 };

    private static Command[] KillSwitch(Fields fields)
    {
        var level = fields.Choice<KillSwitchLevel>("kill_switch") ?? KillSwitchLevel.None;
        var reason = fields.Choice<KillSwitchReason>("reason") ?? (level == KillSwitchLevel.None ? KillSwitchReason.None : KillSwitchReason.Operator);
        return [new Command { Kind = CommandKind.KillSwitch, Value = (long)level, Reason = reason, InstrumentId = -1 }];
    }

    // all, the number of a position, or a symbol; of a side, or only what belongs to no strategy.
    private Command[] Close(Fields fields)
    {
        if (fields.Text("close") is not { } what) return [];
        var scope = fields.Choice<Direction>("direction") switch { Direction.Long => CloseScope.Long, Direction.Short => CloseScope.Short, _ => CloseScope.All };
        if (fields.Flag("unattributed") ?? false) scope = CloseScope.Unattributed;
        if (what == "all") return [new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = -1 }];
        if (long.TryParse(what, out var position) && position > 0) return [new Command { Kind = CommandKind.ClosePosition, Value = position, InstrumentId = -1 }];
        return Find(fields, "close", what) is { } instrument ? [new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = instrument.Id }] : [];
    }

    private static Command[] ClockOffset(Fields fields)
    {
        var text = fields.Text("clock_offset") ?? "0s";
        var isNegative = text.StartsWith('-');
        if (!ScenarioTime.TryParse(isNegative ? text[1..] : text, out var ns)) fields.Add("clock_offset", $"{Shown.Quoted(text)} is not a time", ScenarioTime.Allowed);
        return [new Command { Kind = CommandKind.ReportClock, Value = isNegative ? -ns : ns, Uncertainty = fields.Time("uncertainty") ?? 0, InstrumentId = -1 }];
    }

    private IEnumerable<Command> Set(Fields fields)
    {
        var inner = fields.Inner("set")!;
        foreach (var entry in inner.Entries)
        {
            if (inner.Text(entry.Key) is not { } text || config is null) continue;
            if (LiveKnobs.TryParse(entry.Key, text, config, out var knob, out var value, out var problem))
                yield return new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value, InstrumentId = -1 };
            else violations.Add(new Violation(entry.Origin, inner.PathOf(entry.Key), problem));
        }
    }

    private Command[] Entries(Fields fields)
    {
        var isOn = fields.Flag("entries") ?? true;
        var symbol = fields.Text("symbol");
        if (symbol is null or "all") return [.. instruments.All.ToArray().Select(instrument => Of(instrument.Id))];
        return Find(fields, "symbol", symbol) is { } found ? [Of(found.Id)] : [];

        Command Of(int id) => new() { Kind = CommandKind.AllowEntries, Value = isOn ? 1 : 0, InstrumentId = id };
    }

    private Instrument? Find(Fields fields, string key, string name)
    {
        string[] names = [.. instruments.All.ToArray().Select(instrument => instrument.Name)];
        if (Array.IndexOf(names, name) is >= 0 and var id) return instruments[id];
        fields.Add(key, $"{Shown.Quoted(name)} is not a symbol of this scenario", nearest: names.Length > 0 ? NearestText.Of(name, names) : null);
        return null;
    }
}
