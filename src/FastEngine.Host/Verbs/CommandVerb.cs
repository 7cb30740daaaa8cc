using System.CommandLine;
using FastEngine.Host.Control;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine command NAME ARGS</c>: an operator's command to the running engine.</summary>
public static class CommandVerb
{
    public static Command Create()
    {
        var data = new DataOption();
        var name = new Argument<string>("NAME") { Description = string.Join("; ", OperatorCommands.All.Select(form => $"{form.Name} {form.Form}".TrimEnd() + $": {form.Does}")) + "." };
        var rest = new Argument<string[]>("ARGS") { Description = "What follows the name.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("command", "Send an operator's command to the running engine.") { name, rest };
        data.AddTo(command);
        command.SetAction(arguments => DataOption.Run(arguments, stop =>
        {
            using var engine = DataOption.Connect(data.Require(arguments));
            arguments.InvocationConfiguration.Output.WriteLine(engine.Command(arguments.GetRequiredValue(name), arguments.GetValue(rest) ?? [], stop));
            return ExitCode.Ok;
        }));
        return command;
    }
}
