namespace FastEngine.Storage.Logging;

/// <summary>Names of what every line carries beside its numbers.</summary>
internal static class LogFields
{
    public const string Event = "event";
    public const string Id = "id";
    public const string Source = "source";

    /// <summary>Of the free text of slow threads.</summary>
    public const string Note = "note";

    public static readonly string[] Reserved = ["time", "level", "text", Event, Id, Source, Note];
}
