namespace FastEngine.Storage.DuckDb;

/// <summary>What DuckDB says an error is about, by its own numbers; the ones that a caller may act on have names.</summary>
public enum DuckDbErrorKind
{
    Unknown = 0,
    OutOfRange = 1,
    Conversion = 2,
    Transaction = 10,
    NotImplemented = 11,
    Catalog = 13,
    Parser = 14,
    Constraint = 18,
    Connection = 21,
    Binder = 24,
    Io = 28,
    Interrupt = 29,
    Fatal = 30,
    Internal = 31,
    InvalidInput = 32,
    OutOfMemory = 33,
    Permission = 34,
    MissingExtension = 39,
    InvalidConfiguration = 42,
}
