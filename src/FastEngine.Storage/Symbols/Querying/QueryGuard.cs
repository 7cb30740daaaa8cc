using System.Text.Json;
using System.Text.RegularExpressions;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>Looks through a statement that came over the network, as DuckDB itself has parsed it: the tables of symbols and of the account, functions of a list,
/// and nothing that grows with the powers of its length.</summary>
internal sealed partial class QueryGuard
{
    /// <summary>Characters of a statement.</summary>
    public const int MostCharacters = 16_384;

    private const int MostLiteral = 256;
    private const int MostDepth = 512;

    // Of the texts that are put together, each from as many parts: a value grows by no more than this.
    private const int MostJoined = 64;

    // Tables, with those of a WITH as often as they are named: DuckDB copies them.
    private const int MostTables = 64;
    private const int MostGroupings = 64;

    // A column that names one before it in its SELECT is copied where it is named.
    private const long MostCopies = 1_000;

    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "SELECT_NODE", "SET_OPERATION_NODE", "CTE_NODE", "BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EMPTY", "EXPRESSION_LIST", "SHOW_REF",
        "ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER", "ORDER_DEFAULT", "ASCENDING", "DESCENDING",
    };

    private static readonly HashSet<string> Nested = new(StringComparer.Ordinal) { "ARRAY", "LIST", "STRUCT", "MAP", "UNION", "UNBOUND", "USER", "VARIANT" };

    private static readonly HashSet<string> Listings = new(StringComparer.Ordinal) { "\"tables\"", "__show_tables_expanded" };

    // Tables of a WITH, and how many tables each comes to.
    private readonly Dictionary<string, int> _named = new(StringComparer.OrdinalIgnoreCase);
    private int _joined = 1;

    private QueryGuard()
    {
    }

    /// <exception cref="StoreException">It is not one statement that reads, or calls or names what is not on the lists.</exception>
    public static void Require(DuckDbConnection connection, string sql)
    {
        if (sql.Length > MostCharacters) throw Refused($"a query has {MostCharacters:N0} characters at most here, and this one {sql.Length:N0}");
        if (sql.Contains('\0')) throw Refused("a query is a text without the character NUL");
        using var parsed = Parsed(connection, ExplainText.Explained(sql));
        var root = parsed.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var reason = root.TryGetProperty("error_type", out var kind) && kind.GetString() == "parser" ? root.GetProperty("error_message").GetString()
                : "a query reads: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, or EXPLAIN of one of them";
            throw Refused(reason!);
        }

        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1) throw Refused("a query is one statement");
        var guard = new QueryGuard();
        if (guard.Tables(statements[0]) > MostTables) throw Refused($"the query names more than {MostTables} tables, counted as often as a WITH that names them is named itself");
    }

    private static JsonDocument Parsed(DuckDbConnection connection, string sql)
    {
        using var rows = connection.Query($"SELECT json_serialize_sql({SqlText.Literal(sql)}, skip_null := true, skip_empty := true, skip_default := true)::VARCHAR");
        rows.Read();
        try
        {
            return JsonDocument.Parse(rows.GetString(0), new JsonDocumentOptions { MaxDepth = MostDepth });
        }
        catch (JsonException error)
        {
            throw new StoreException("the query is nested too deeply", error) { IsBadQuery = true };
        }
    }

    // How many tables an element comes to, after it was found to be allowed.
    private int Tables(JsonElement element, bool isPart = false)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Aggregate(0, (sum, item) => Sum(sum, Tables(item, isPart)));
        if (element.ValueKind != JsonValueKind.Object) return 0;
        var tables = element.TryGetProperty("cte_map", out var with) ? Name(with) : 0;
        var type = Text(element, "type");
        if (type is not null && !element.TryGetProperty("class", out _) && !Parts.Contains(type) && !type.EndsWith("_TYPE_INFO", StringComparison.Ordinal))
            throw Refused(type == "RECURSIVE_CTE_NODE" ? "WITH RECURSIVE is not taken here" : $"{type} is not taken here");
        var function = Text(element, "function_name");
        if (function is not null) Call(element, function, isPart);
        if (element.TryGetProperty("cast_type", out var cast) && Nested.Contains(Text(cast, "id") ?? "")) throw Refused("lists, arrays, structs, maps and types of a name are not made here");
        if (element.TryGetProperty("group_sets", out var sets) && sets.GetArrayLength() > MostGroupings) throw Refused($"{MostGroupings} groupings at most are taken here");
        if (Text(element, "class") == "CONSTANT" && Text(element.GetProperty("value"), "value") is { Length: > MostLiteral }) throw Refused($"a text in a query has {MostLiteral} characters at most here");
        switch (type)
        {
            case "LAMBDA":
                throw Refused("lambdas are not taken here");
            case "OPERATOR_UNPACK":
                // As many arguments as there are columns.
                throw Refused("*COLUMNS is not taken here");
            case "SELECT_NODE":
                Columns(element);
                break;
            case "BASE_TABLE":
                tables = Sum(tables, Table(element));
                break;
            case "SHOW_REF" when Text(element, "table_name") is { } listing && !Listings.Contains(listing):
                throw Refused($"SHOW is of tables here, not of {listing}");
            case "TABLE_FUNCTION":
                var call = element.GetProperty("function");
                var rows = Text(call, "function_name") ?? "";
                if (!GuardedFunctions.OfRows.Contains(rows)) throw NotTaken(rows);
                return call.TryGetProperty("children", out var arguments) ? Sum(1, Tables(arguments)) : 1;
        }

        var joins = function is not null && GuardedFunctions.Joining.Contains(function);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name is not ("cte_map" or "cast_type")) tables = Sum(tables, Tables(member.Value, joins && member.Name == "children"));
        }

        return tables;
    }

    // Of a WITH: each may name those before it.
    private int Name(JsonElement with)
    {
        var tables = 0;
        foreach (var entry in with.GetProperty("map").EnumerateArray())
        {
            var name = Text(entry, "key") ?? "";
            if (!Plain().IsMatch(name)) throw Refused($"'{name}' is no name for a table of a query");
            var own = Math.Max(1, Tables(entry.GetProperty("value")));
            _named[name] = Math.Max(own, _named.GetValueOrDefault(name));
            tables = Sum(tables, own);
        }

        return tables;
    }

    private int Table(JsonElement element)
    {
        var name = Text(element, "table_name") ?? "";
        var schema = Text(element, "schema_name");
        if (string.Equals(schema, "information_schema", StringComparison.OrdinalIgnoreCase) && name.ToLowerInvariant() is "tables" or "columns") return 1;
        if (_named.TryGetValue(name, out var tables)) return tables;
        return KnownTables.Has(name.ToLowerInvariant()) ? 1 : throw Refused($"'{name}' is no table of the symbols or of the account, and nothing else is read here");
    }

    private void Call(JsonElement element, string function, bool isPart)
    {
        if (!GuardedFunctions.All.Contains(function)) throw NotTaken(function);
        if (!element.TryGetProperty("children", out var arguments)) return;
        if (GuardedFunctions.Joining.Contains(function) && !isPart) Join(PartsOf(element));
        if (!GuardedFunctions.Searching.Contains(function) || arguments.GetArrayLength() < 2) return;
        if (Literal(arguments[1]) is not { } sought) throw Refused($"what {function} looks for is written in the query here, not computed");
        if (function.Contains("~~", StringComparison.Ordinal) && Backtracks(function, sought)) throw Refused($"'{sought}' may take too long: a pattern has one % before its last character here when it has a _ or is of ILIKE, and LIKE without _ takes more");
        if (string.Equals(function, "replace", StringComparison.OrdinalIgnoreCase) && (arguments.GetArrayLength() < 3 || Literal(arguments[2]) is not { } other || other.Length > sought.Length))
            throw Refused("replace puts in no more than it takes out here, both written in the query");
    }

    // DuckDB tries every place for each %, one within the other, unless the pattern is of LIKE and without _.
    private static bool Backtracks(string function, string pattern) =>
        (function.EndsWith('*') || pattern.Contains('_')) && pattern.AsSpan().TrimEnd('%').Count('%') > 1;

    // a || b || c has three.
    private static int PartsOf(JsonElement element)
    {
        if (Text(element, "class") == "CONSTANT") return 0;
        return Text(element, "function_name") is { } function && GuardedFunctions.Joining.Contains(function) && element.TryGetProperty("children", out var parts)
            ? parts.EnumerateArray().Sum(PartsOf)
            : 1;
    }

    private void Join(int parts)
    {
        _joined *= Math.Max(1, parts);
        if (_joined > MostJoined) throw Refused($"texts are put together too often: the numbers of their parts, one times the other, are {MostJoined} at most here");
    }

    // A column may name those before it, and is then made of copies of them.
    private static void Columns(JsonElement select)
    {
        var copies = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        var all = 0L;
        foreach (var column in select.GetProperty("select_list").EnumerateArray())
        {
            var own = 1 + Copies(column, copies);
            if ((all += own) > MostCopies) break;
            if (Text(column, "alias") is { } alias) copies[alias] = Math.Max(own, copies.GetValueOrDefault(alias));
        }

        foreach (var member in select.EnumerateObject())
        {
            if (member.Name != "select_list") all += Copies(member.Value, copies);
        }

        if (all > MostCopies) throw Refused("columns that name columns of the same SELECT are copied too often: use a WITH for each step");
    }

    private static long Copies(JsonElement element, Dictionary<string, long> copies)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Sum(item => Copies(item, copies));
        if (element.ValueKind != JsonValueKind.Object) return 0;
        if (Text(element, "type") == "COLUMN_REF" && element.GetProperty("column_names") is var names && names.GetArrayLength() == 1)
            return copies.GetValueOrDefault(names[0].GetString() ?? "");
        return element.EnumerateObject().Sum(member => Copies(member.Value, copies));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // An empty one has no value.
    private static string? Literal(JsonElement element) => Text(element, "class") == "CONSTANT" && element.GetProperty("value") is var value && Text(value.GetProperty("type"), "id") == "VARCHAR"
        ? Text(value, "value") ?? ""
        : null;

    private static int Sum(int a, int b) => Math.Min(a + b, MostTables + 1);

    private static StoreException NotTaken(string function) => Refused($"the function {function} is not taken here: a query uses the functions that docs/api.md lists");

    private static StoreException Refused(string message) => new(message) { IsBadQuery = true };

    // Not a file's name, and none of a table of DuckDB about itself.
    [GeneratedRegex(@"^(?!duckdb_|pragma_|sqlite_|pg_)[\p{L}_][\p{L}\p{N}_]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
