namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>What a search makes as large as it can.</summary>
public enum Objective
{
    /// <summary>Mean return over its deviation, annualised.</summary>
    Sharpe,

    /// <summary>Mean return over the deviation of losses below 0, annualised (Sortino, Price 1994, with target 0).</summary>
    Sortino,

    /// <summary>Return of the whole window.</summary>
    Return,

    /// <summary>Return of the window over its deepest drawdown; a drawdown under one basis point counts as one.</summary>
    Calmar,
}
