using System.Text.Json;
using FastEngine.Host;

namespace FastEngine.Strategies.Tests;

/// <summary>The engine's command line in this process, which knows the strategies of this project, in a folder that goes away.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("strategies").FullName;

    public CommandLine()
    {
        Tape = At("tape.gz");
        Assert.Equal(0, Run("generate", "--out", Tape, "--symbols", "2", "--duration", "10m", "--rate", "40", "--books", "--seed", "3").Exit);
    }

    /// <summary>Ten minutes of two symbols, with book tickers.</summary>
    public string Tape { get; }

    public string At(string name) => Path.Combine(_folder, name);

    public (int Exit, string Text) Run(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        var text = new StringWriter();
        Console.SetOut(text);
        Console.SetError(text);
        try
        {
            return (EngineProgram.Run(arguments), text.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Replays a tape and gives the summary.</summary>
    public JsonElement Replay(string tape, string name, params string[] arguments)
    {
        string[] all =
        [
            "replay", tape, "--market", "usdm", "--config", "micro.yaml", "--config", "unattended.yaml", "--set", "windows.pool_trades=1M", "--out", At(name), .. arguments,
        ];
        var (exit, text) = Run(all);
        Assert.True(exit == 0, text);
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(At(name), "summary.json"))).RootElement;
    }

    /// <summary>Rows of a file of a run, by column.</summary>
    public List<Dictionary<string, string>> Rows(string name, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(At(name), file));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
