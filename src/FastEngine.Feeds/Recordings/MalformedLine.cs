namespace FastEngine.Feeds;

/// <summary>One line (or record) that was skipped, with the reason.</summary>
/// <param name="Line">1-based line or record number in its file.</param>
public readonly record struct MalformedLine(long Line, string Reason);
