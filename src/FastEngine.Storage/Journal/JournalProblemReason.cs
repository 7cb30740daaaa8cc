namespace FastEngine.Storage.Journal;

/// <summary>Why a journal cannot be read any further.</summary>
public enum JournalProblemReason
{
    /// <summary>The file ends inside its header or inside a record.</summary>
    TornTail,

    /// <summary>The bytes of a record are not those that were written, or not behind that predecessor.</summary>
    Crc,

    /// <summary>A record says that it is longer than any can be.</summary>
    Length,

    /// <summary>A whole record has another number than the next one.</summary>
    NumberGap,

    /// <summary>The header is damaged, or the file is no journal segment.</summary>
    Header,

    /// <summary>An undamaged segment of another format version.</summary>
    Version,

    /// <summary>The payloads are laid out otherwise than the reader expects.</summary>
    Layout,

    /// <summary>A segment does not follow the one before it.</summary>
    Chain,

    /// <summary>Records between two segments, or before the oldest one, are not there.</summary>
    MissingSegment,

    /// <summary>The record asked for comes after the end of the journal.</summary>
    BeyondEnd,
}
