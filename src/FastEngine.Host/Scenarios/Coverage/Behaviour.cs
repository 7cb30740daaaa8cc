namespace FastEngine.Host.Scenarios.Coverage;

/// <summary>Something that the engine can do, by its place in the table of behaviours.</summary>
/// <param name="Section">Heading.</param>
/// <param name="Name">Row.</param>
internal readonly record struct Behaviour(string Section, string Name);
