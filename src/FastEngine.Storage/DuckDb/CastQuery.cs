using System.Text;

namespace FastEngine.Storage.DuckDb;

/// <summary>A query around another one, which gives some of its columns in another type and keeps names and order.</summary>
internal static class CastQuery
{
    /// <param name="castTo">The type that a column is to have, null where it stays.</param>
    /// <returns>The query as it is when no column changes.</returns>
    public static string Of(string sql, IReadOnlyList<DuckDbColumn> columns, Func<DuckDbColumn, string?> castTo)
    {
        var query = WithoutEnd(sql);
        if (columns.All(column => castTo(column) is null)) return query;
        var text = new StringBuilder("SELECT ");
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0) text.Append(", ");
            var type = castTo(columns[i]);
            text.Append(type is null ? $"c{i}" : $"CAST(c{i} AS {type})").Append(" AS ").Append(Identifier(columns[i].Name));
        }

        // Names of a query may be there twice; by place they are not.
        text.Append(" FROM (\n").Append(query).Append("\n) AS q(").AppendJoin(", ", columns.Select(static (_, i) => $"c{i}")).Append(')');
        return text.ToString();
    }

    /// <summary>A name as SQL writes it.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as SQL writes it.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string WithoutEnd(string sql) => sql.AsSpan().TrimEnd(" \t\r\n;").ToString();
}
