using FastEngine.Host.Control;

namespace FastEngine.Host.Tests.Control;

/// <summary>An engine that does what a test says.</summary>
internal sealed class TestTarget : IControlTarget
{
    public Func<string> OnStatus { get; init; } = () => "{}";

    public Func<QueryRequest, Stream, CancellationToken, long> OnQuery { get; init; } = (_, _, _) => 0;

    public Func<string, IReadOnlyList<string>, string> OnCommand { get; init; } = (_, _) => "";

    public string StatusJson() => OnStatus();

    public long Query(QueryRequest request, Stream output, CancellationToken stop) => OnQuery(request, output, stop);

    public string Command(string name, IReadOnlyList<string> arguments) => OnCommand(name, arguments);
}
