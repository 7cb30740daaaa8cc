using System.Text;

namespace FastEngine.Storage.Cloud;

/// <summary>Names and types of objects.</summary>
internal static class ObjectNames
{
    // The service's own bound.
    private const int MostBytes = 1024;

    /// <exception cref="ArgumentException">The service does not take such a name, or it is no single kind.</exception>
    public static string Of(string prefix, UploadKind kind, string name)
    {
        var folder = kind switch
        {
            UploadKind.Report => "reports",
            UploadKind.Log => "logs",
            UploadKind.Backtest => "backtests",
            UploadKind.Snapshot => "snapshots",
            _ => throw new ArgumentException($"A file is of one kind, not {kind}.", nameof(kind)),
        };
        var full = prefix.Length == 0 ? $"{folder}/{name}" : $"{prefix}/{folder}/{name}";
        if (name.Length == 0 || full.Any(char.IsControl) || Encoding.UTF8.GetByteCount(full) > MostBytes || full.Split('/').Any(part => part is "" or "." or ".."))
            throw new ArgumentException($"'{full}' cannot name an object: no control characters, no empty part, no . or .., at most {MostBytes} bytes.", nameof(name));
        return full;
    }

    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html",
        ".csv" => "text/csv",
        ".json" => "application/json",
        ".jsonl" => "application/x-ndjson",
        ".txt" or ".log" => "text/plain",
        _ => "application/octet-stream",
    };
}
