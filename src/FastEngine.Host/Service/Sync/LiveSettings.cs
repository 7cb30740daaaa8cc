using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Service.Sync;

/// <summary>What remote configuration asked of the trade thread; asks only for what is not in force.</summary>
internal sealed class LiveSettings(TradeDesk desk)
{
    private readonly Dictionary<(CommandKind Kind, int What), long> _asked = [];

    public long Posted { get; private set; }

    /// <summary>The value that is in force, or will be when the trade thread has come to what was asked.</summary>
    public long this[LiveKnob knob] => _asked.GetValueOrDefault((CommandKind.SetKnob, (int)knob), desk.Stage[knob]);

    public void Set(LiveKnob knob, long value) =>
        Ask(new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value, InstrumentId = -1, Origin = CommandOrigin.Configuration }, (int)knob, desk.Stage[knob]);

    public void AllowEntries(int instrumentId, bool isAllowed) => Ask(
        new Command { Kind = CommandKind.AllowEntries, Value = isAllowed ? 1 : 0, InstrumentId = instrumentId, Origin = CommandOrigin.Configuration },
        instrumentId, desk.Stage.AreEntriesAllowed(instrumentId) ? 1 : 0);

    // What is in force is read beside the trade thread: it is behind what was asked, never wrong for long. Asking once more changes nothing.
    private void Ask(Command command, int what, long inForce)
    {
        if (inForce == command.Value && _asked.GetValueOrDefault((command.Kind, what), inForce) == command.Value) return;
        if (!desk.Post(in command)) throw new RemoteConfigException("the trade thread has too many commands waiting; change it again later.");
        _asked[(command.Kind, what)] = command.Value;
        Posted++;
    }
}
