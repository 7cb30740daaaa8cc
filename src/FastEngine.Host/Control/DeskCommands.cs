using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Service;

namespace FastEngine.Host.Control;

/// <summary>Operators' commands as events of the trade thread.</summary>
internal sealed class DeskCommands(TradeDesk desk, InstrumentTable instruments, ResolvedConfig config)
{
    /// <param name="name">One of <see cref="OperatorCommands"/>, which has checked the form.</param>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="ControlException">It cannot be carried out.</exception>
    public string CarryOut(string name, IReadOnlyList<string> arguments) => name switch
    {
        OperatorCommands.KillSwitch => KillSwitch(arguments[0]),
        OperatorCommands.Entries => Entries(arguments[0] == "on", arguments[1]),
        OperatorCommands.Close when arguments[0] == OperatorCommands.Position => ClosePosition(long.Parse(arguments[1], CultureInfo.InvariantCulture)),
        OperatorCommands.Close => Close(arguments[0], arguments.Count > 1 ? arguments[1] : null),
        OperatorCommands.Set => Set(arguments[0], arguments[1]),
        _ => throw new ControlException(ControlFault.Usage, $"there is no command {Shown.Quoted(name)}"),
    };

    private string KillSwitch(string level)
    {
        var (value, reason) = level switch
        {
            "stop-entries" => (KillSwitchLevel.StopEntries, KillSwitchReason.Operator),
            "reduce-only" => (KillSwitchLevel.ReduceOnly, KillSwitchReason.Operator),
            "flatten" => (KillSwitchLevel.Flatten, KillSwitchReason.Operator),
            _ => (KillSwitchLevel.None, KillSwitchReason.None),
        };
        Post(new Command { Kind = CommandKind.KillSwitch, Value = (long)value, Reason = reason, InstrumentId = -1, Origin = CommandOrigin.Operator });
        return $"kill switch: {level} is on its way to the trade thread; 'fastengine status' shows it";
    }

    private string Entries(bool isOn, string symbol)
    {
        var named = symbol == "all" ? instruments.Listed : [Named(symbol)];
        foreach (var id in named.Select(instrument => instrument.Id)) Post(new Command { Kind = CommandKind.AllowEntries, Value = isOn ? 1 : 0, InstrumentId = id, Origin = CommandOrigin.Operator });
        return $"entries of {symbol}: {(isOn ? "on" : "off")}";
    }

    private string Close(string symbol, string? part)
    {
        var scope = part switch { "long" => CloseScope.Long, "short" => CloseScope.Short, "unattributed" => CloseScope.Unattributed, _ => CloseScope.All };
        var instrument = symbol == "all" ? null : Named(symbol);
        Post(new Command { Kind = CommandKind.ClosePosition, Value = scope, InstrumentId = instrument?.Id ?? -1, Origin = CommandOrigin.Operator });
        return $"close {symbol}{(part is null ? "" : ", " + part)} is on its way to the trade thread";
    }

    private string ClosePosition(long number)
    {
        var open = new Core.Execution.OpenPosition[desk.Stage.OpenPositionCapacity];
        if (!open[..desk.Stage.CopyOpenPositions(open)].Any(position => position.PositionId == number))
            throw new ControlException(ControlFault.Usage, $"no position {number} is open");
        Post(new Command { Kind = CommandKind.ClosePosition, Value = number, InstrumentId = -1, Origin = CommandOrigin.Operator });
        return $"close position {number} is on its way to the trade thread";
    }

    private string Set(string key, string text)
    {
        if (!LiveKnobs.TryParse(key, text, config, out var knob, out var value, out var problem)) throw new ControlException(ControlFault.Usage, problem);
        Post(new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value, InstrumentId = -1, Origin = CommandOrigin.Operator });
        return $"{key} = {text} is on its way to the trade thread";
    }

    private Instrument Named(string symbol) => InstrumentNames.Find(instruments, symbol) ?? throw new ControlException(ControlFault.Usage, InstrumentNames.Unknown(instruments, symbol));

    private void Post(in Command command)
    {
        if (!desk.Post(in command)) throw new ControlException(ControlFault.Failed, "too many commands wait for the trade thread already");
    }
}
