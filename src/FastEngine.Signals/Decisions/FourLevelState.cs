using System.Runtime.CompilerServices;

namespace FastEngine.Signals.Decisions;

/// <summary>What the four-level strategy keeps of a symbol.</summary>
internal struct FourLevelState
{
    public Directions Of;
    public Funnel Funnel;

    /// <summary>Evaluations that the funnel has counted.</summary>
    public long Counted;

    /// <summary>Records written.</summary>
    public long Decisions;

    /// <summary>What each evaluation since then adds to the funnel: whether the symbol is warm, and the directions past level 1.</summary>
    public int WarmStep;
    public int Level1Step;

    [InlineArray(2)]
    public struct Directions
    {
        private EvaluationState _first;
    }
}
