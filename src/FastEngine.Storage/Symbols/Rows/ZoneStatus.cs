namespace FastEngine.Storage.Symbols.Rows;

/// <summary>What became of a zone; in the order of the column's values.</summary>
public enum ZoneStatus : byte
{
    Fresh,
    Tested,
    Broken,
}
