namespace FastEngine.Storage.Journal;

/// <summary>What a scan found at its place.</summary>
internal enum ScanStatus
{
    Record,

    /// <summary>The file ends here.</summary>
    End,

    /// <summary>The file ends within what begins here: torn, or still being written.</summary>
    Torn,

    /// <summary>Damage; the scanner's problem says which.</summary>
    Bad,
}
