namespace FastEngine.Simulation.Models.Delays;

/// <summary>What was measured of one delay in one hour of the day and step of volatility.</summary>
/// <param name="Hour">UTC; null for all hours.</param>
/// <param name="Step">Of volatility; null for all steps.</param>
/// <param name="Samples">How many were measured.</param>
/// <param name="Table">Null where they are too few: then the coarser cell stands for it.</param>
public sealed record DelayCell(int? Hour, int? Step, long Samples, DelayTable? Table);
