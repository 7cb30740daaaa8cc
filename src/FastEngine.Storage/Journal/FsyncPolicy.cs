namespace FastEngine.Storage.Journal;

/// <summary>When the journal's records are forced from the page cache to the medium.</summary>
public enum FsyncPolicy
{
    /// <summary>Never: a killed process loses nothing, a power loss may lose what the system had not written back.</summary>
    Off,

    /// <summary>Every <see cref="JournalOptions.FsyncInterval"/>: a power loss costs at most about so much.</summary>
    Interval,

    /// <summary>As <see cref="Interval"/>, and whenever the caller settles: records acted upon survive a power loss.</summary>
    Intent,

    /// <summary>After every group of records written.</summary>
    Batch,
}
