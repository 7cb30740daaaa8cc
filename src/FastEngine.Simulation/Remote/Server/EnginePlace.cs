using FastEngine.Engine;
namespace FastEngine.Simulation.Remote.Server;

/// <summary>How far an engine is on its way along what the venue knows: with one that goes on after a death, the venue has seen part of it before.</summary>
internal sealed class EnginePlace
{
    private readonly IReadOnlyList<TapePlace> _actions;

    /// <param name="actions">The venue's.</param>
    /// <param name="after">Sequence of the last event behind the engine.</param>
    /// <param name="have">Venue sequence of the last report that it has.</param>
    public EnginePlace(IReadOnlyList<TapePlace> actions, long after, long have)
    {
        _actions = actions;
        After = after;
        Have = have;
        while (Actions < actions.Count && (actions[Actions].After < after || (actions[Actions].After == after && actions[Actions].IsAtEvent))) Actions++;
    }

    public long After { get; private set; }

    public long Have { get; private set; }

    /// <summary>Actions of the venue's list that this engine has behind it: it made them, or would have by now.</summary>
    public int Actions { get; private set; }

    public bool HasAllActions => Actions == _actions.Count;

    public void MoveTo(long after)
    {
        After = after;
        while (Actions < _actions.Count && _actions[Actions].After < after) Actions++;
    }

    public void Acted(int actions) => Actions = Math.Max(Actions, actions);

    public void Reported() => Have++;
}
