using System.CommandLine;
using FastEngine.Host.Control;
using FastEngine.Host.Outputs;
using FastEngine.Host.Serving;
using FastEngine.Server;
using FastEngine.Server.Security;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine tokens</c>: who may use the API of a data directory.</summary>
public static class TokensVerb
{
    public static Command Create() => new("tokens", "Who may use the API of an engine: bearer tokens with a role, of which only digests are kept.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var data = new DataOption();
        var name = Name();
        var role = new Option<string>("--role") { Description = "viewer sees; operator halts, resumes, flattens and closes as well; admin changes the configuration as well.", DefaultValueFactory = _ => "viewer" };
        role.AcceptOnlyFromAmong("viewer", "operator", "admin");
        var command = new Command("add", "Make a token and print it, once; a running engine takes it at once.") { name, role };
        data.AddTo(command);
        command.SetAction(arguments => Run(arguments, () =>
        {
            var directory = arguments.GetValue(data.Option)!;
            Directory.CreateDirectory(directory);
            var made = TokenFile.Add(PathOf(directory), arguments.GetValue(name)!, Enum.Parse<TokenRole>(arguments.GetValue(role)!, ignoreCase: true), ApiServing.WallNs());
            arguments.InvocationConfiguration.Output.WriteLine(made);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command List()
    {
        var data = new DataOption();
        var command = new Command("list", "Names and roles.");
        data.AddTo(command);
        command.SetAction(arguments => Run(arguments, () =>
        {
            var table = new TextTable("lll");
            foreach (var token in TokenFile.Read(PathOf(data.Require(arguments))))
                table.Add(token.Name, token.Role.ToString().ToLowerInvariant(), DateTimeOffset.UnixEpoch.AddTicks(token.AddedNs / 100).ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture));
            table.Write(arguments.InvocationConfiguration.Output);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Remove()
    {
        var data = new DataOption();
        var name = Name();
        var command = new Command("remove", "Take a token back; a running engine refuses it at once.") { name };
        data.AddTo(command);
        command.SetAction(arguments => Run(arguments, () => TokenFile.Remove(PathOf(data.Require(arguments)), arguments.GetValue(name)!) ? ExitCode.Ok
            : throw new ControlException(ControlFault.Usage, $"there is no token {Shown.Quoted(arguments.GetValue(name)!)}")));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Whom it is for; the audit log calls him that." };

    private static string PathOf(string directory) => Path.Combine(directory, TokenFile.Name);

    private static int Run(ParseResult arguments, Func<int> body) => DataOption.Run(arguments, _ =>
    {
        try
        {
            return body();
        }
        catch (ServerException error)
        {
            throw new ControlException(ControlFault.Failed, error.Message, error);
        }
    });
}
