using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>The demo as the README starts it, run once for all tests that look at its results.</summary>
public sealed class DemoRun : IDisposable
{
    public DemoRun()
    {
        Output = Engine.RunIn(Folder.Path, "demo").Expect(0).Output;
        Summary = JsonDocument.Parse(File.ReadAllText(Folder.At("fastengine-demo/summary.json"))).RootElement;
    }

    public Folder Folder { get; } = new();

    public string Output { get; }

    public JsonElement Summary { get; }

    public void Dispose() => Folder.Dispose();
}
