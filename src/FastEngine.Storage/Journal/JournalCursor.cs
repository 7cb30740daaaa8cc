namespace FastEngine.Storage.Journal;

/// <summary>A consumer's position: nothing expires that it has still to read.</summary>
/// <param name="NextNumber">The record that it reads next.</param>
public readonly record struct JournalCursor(string Name, long NextNumber);
