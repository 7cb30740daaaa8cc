using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>An error that DuckDB reported, in its own words.</summary>
public sealed class DuckDbException : Exception
{
    private const int StatementShown = 300;

    public DuckDbException(string message, DuckDbErrorKind kind = DuckDbErrorKind.Unknown, string? statement = null)
        : base(statement is null ? message : $"{message}\nStatement: {Shorten(statement)}")
    {
        Kind = kind == DuckDbErrorKind.Unknown ? KindOf(message) : kind;
        Statement = statement;
    }

    public DuckDbErrorKind Kind { get; }

    /// <summary>The whole statement (the message shows its beginning); null where there was none.</summary>
    public string? Statement { get; }

    /// <summary>Another thread ended the query; the connection can go on.</summary>
    public bool IsInterrupt => Kind == DuckDbErrorKind.Interrupt;

    internal static DuckDbException Of(nint text, int kind, string? statement) =>
        new(NativeText.Of(text) ?? "DuckDB gave no reason.", (DuckDbErrorKind)kind, statement);

    /// <summary>Opening and preparing give only text, which begins with the kind.</summary>
    private static DuckDbErrorKind KindOf(string message)
    {
        var end = message.IndexOf(" Error: ", StringComparison.Ordinal);
        return end < 0 ? DuckDbErrorKind.Unknown : message[..end] switch
        {
            "Out of Range" => DuckDbErrorKind.OutOfRange,
            "Conversion" => DuckDbErrorKind.Conversion,
            "TransactionContext" => DuckDbErrorKind.Transaction,
            "Not implemented" => DuckDbErrorKind.NotImplemented,
            "Catalog" => DuckDbErrorKind.Catalog,
            "Parser" => DuckDbErrorKind.Parser,
            "Constraint" => DuckDbErrorKind.Constraint,
            "Connection" => DuckDbErrorKind.Connection,
            "Binder" => DuckDbErrorKind.Binder,
            "IO" => DuckDbErrorKind.Io,
            "INTERRUPT" => DuckDbErrorKind.Interrupt,
            "FATAL" => DuckDbErrorKind.Fatal,
            "INTERNAL" => DuckDbErrorKind.Internal,
            "Invalid Input" => DuckDbErrorKind.InvalidInput,
            "Out of Memory" => DuckDbErrorKind.OutOfMemory,
            "Permission" => DuckDbErrorKind.Permission,
            "Missing Extension" => DuckDbErrorKind.MissingExtension,
            "Invalid Configuration" => DuckDbErrorKind.InvalidConfiguration,
            _ => DuckDbErrorKind.Unknown,
        };
    }

    private static string Shorten(string statement) =>
        statement.Length <= StatementShown ? statement : string.Concat(statement.AsSpan(0, StatementShown), " ...");
}
