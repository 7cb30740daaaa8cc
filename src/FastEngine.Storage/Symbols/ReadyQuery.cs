namespace FastEngine.Storage.Symbols;

/// <summary>A query that comes with the program: a file of <c>Queries/</c>, whose first line says what it shows.</summary>
public sealed record ReadyQuery(string Name, string Description, string Sql)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ReadyQuery> All { get; } = Load("Queries");

    /// <summary>Views that every query may use beside the tables.</summary>
    public static IReadOnlyList<ReadyQuery> Views { get; } = Load("Queries/views");

    public static ReadyQuery? Find(string name) => All.FirstOrDefault(query => query.Name == name);

    private static ReadyQuery[] Load(string folder) =>
        [.. SqlText.Files(folder).Select(file => new ReadyQuery(Path.GetFileNameWithoutExtension(file.Name), FirstLine(file.Text), file.Text))];

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimStart('-', ' ').TrimEnd();
}
