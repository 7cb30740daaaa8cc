using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>What became of a command, in <c>events.jsonl</c>.</summary>
internal static class CommandFields
{
    public static void Write(JsonLines lines, InstrumentTable instruments, in CommandOutcome outcome)
    {
        ref readonly var command = ref outcome.Command;
        lines.Add("command", Names.Of(command.Kind)).Add("origin", Names.Of(command.Origin));
        switch (command.Kind)
        {
            case CommandKind.KillSwitch:
                lines.Add("reason", Names.Of(command.Reason)).Add("level", Level(command.Value)).Add("before", Level(outcome.Before)).Add("after", Level(outcome.After));
                break;
            case CommandKind.SetKnob:
                lines.Add("knob", Names.Of(command.Knob)).Add("value", command.Value).Add("before", outcome.Before).Add("after", outcome.After);
                break;
            case CommandKind.AllowEntries:
                var isKnown = command.InstrumentId >= 0 && command.InstrumentId < instruments.Count;
                lines.Add("symbol", isKnown ? instruments[command.InstrumentId].Name : null).Add("value", command.Value)
                    .Add("before", outcome.Before).Add("after", outcome.After);
                break;
            case CommandKind.ClosePosition:
                lines.Add("position_id", command.Value).Add("instrument", command.InstrumentId).Add("before", outcome.Before).Add("after", outcome.After);
                break;
        }

        if (outcome.Refusal == CommandRefusal.None) return;
        lines.Add("refused", Names.Of(outcome.Refusal));
        if (outcome.Refusal == CommandRefusal.OutOfRange) lines.Add("least", outcome.Least).Add("most", outcome.Most);
    }

    // A number that is no level stays a number.
    private static string Level(long value) => value is >= 0 and <= (long)KillSwitchLevel.Flatten ? Names.Of((KillSwitchLevel)value) : value.ToString();
}
