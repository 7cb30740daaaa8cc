using System.CommandLine;
using FastEngine.Host.Control;

namespace FastEngine.Host.Verbs;

/// <summary>Which engine, or whose files: the option that the verbs about a running engine share.</summary>
internal sealed class DataOption
{
    public const string Default = "data";

    private readonly Option<string> _directory = new("--data")
    {
        Description = "Data directory of the engine.", HelpName = "DIR", DefaultValueFactory = _ => Default,
    };

    public Option<string> Option => _directory;

    public void AddTo(Command command) => command.Add(_directory);

    /// <exception cref="ControlException">It is not there.</exception>
    public string Require(ParseResult arguments)
    {
        var directory = arguments.GetValue(_directory)!;
        return Directory.Exists(directory) ? directory
            : throw new ControlException(ControlFault.Usage, $"there is no data directory {directory}: name it with --data DIR");
    }

    /// <summary>Runs a verb's body, and tells what was refused.</summary>
    public static int Run(ParseResult arguments, Func<CancellationToken, int> body) => Verb.Run(stop =>
    {
        try
        {
            return body(stop);
        }
        catch (ControlException error)
        {
            arguments.InvocationConfiguration.Error.WriteLine($"fastengine: {error.Message}");
            return error.ExitCode;
        }
    });

    /// <summary>The engine of a directory.</summary>
    /// <exception cref="ControlException">None runs there.</exception>
    public static ControlClient Connect(string directory) => ControlClient.TryConnect(directory)
        ?? throw new ControlException(ControlFault.Failed, $"no engine runs on {directory}");
}
