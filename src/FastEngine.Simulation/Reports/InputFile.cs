namespace FastEngine.Simulation.Reports;

/// <summary>One input of a run; the hash is over the file as stored, null for what was never a file.</summary>
public sealed record InputFile(string Name, string? Sha256, long? Bytes);
