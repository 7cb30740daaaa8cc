namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>A position by the trades of the tape that fill it: decided one trade before each.</summary>
internal readonly record struct Holding(int Entry, int Exit);
