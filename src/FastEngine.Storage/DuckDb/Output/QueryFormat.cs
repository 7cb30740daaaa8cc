namespace FastEngine.Storage.DuckDb.Output;

/// <summary>How the rows of a query are written.</summary>
public enum QueryFormat
{
    /// <summary>Aligned columns for a person; as many rows as asked for.</summary>
    Table,

    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    JsonLines,
}
