namespace FastEngine.Host.Control;

/// <summary>What the rows of a query become.</summary>
public enum RowFormat
{
    Table,
    Csv,
    Json,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    Parquet,
}
