namespace FastEngine.Simulation.Reports;

/// <summary>One input of a run; the hash is over the file as stored, null for what was never a file.</summary>
/// <param name="Damage">Where it is cut or damaged and what was recovered; null for a whole one.</param>
public sealed record InputFile(string Name, string? Sha256, long? Bytes, string? Damage = null);
