using System.CommandLine;
using FastEngine.Host.Running;
using FastEngine.Storage.Secrets;
using Spectre.Console;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine secrets</c>: sets, lists and removes what configuration names by <c>${secret:NAME}</c>; no value is ever shown.</summary>
public static class SecretsVerb
{
    public static Command Create() => Create(Console.IsInputRedirected ? Console.In : null);

    /// <param name="input">Where a value comes from; null for a prompt.</param>
    internal static Command Create(TextReader? input) => new("secrets", "Keep secrets in an encrypted file; configuration names them by ${secret:NAME}.")
    {
        Set(input),
        List(),
        Remove(),
        NewKey(),
    };

    private static SecretStore Store() => new(SecretStorePlaces.OfProcess());

    private static Argument<string> Name() => new("NAME") { Description = "Letters, digits and underscores." };

    private static Command Set(TextReader? input)
    {
        var name = Name();

        // The parser would repeat a word too many, which may be the secret; so it is taken here, and refused without being shown.
        var more = new Argument<string[]>("VALUE") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
        more.Validators.Add(words =>
        {
            if (words.Tokens.Count > 0) words.AddError("a value is never an argument, which other users and the shell's history see: give it on the standard input, or at the prompt");
        });
        var command = new Command("set", "Set a secret: its value comes from the standard input, or from a hidden prompt.") { name, more };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            var named = arguments.GetRequiredValue(name);
            if (!SecretStore.IsName(named)) throw new RunException(ExitCode.Usage, "a secret's name is letters, digits and underscores, and does not begin with a digit");
            var replaced = Store().Set(named, input?.ReadToEnd().TrimEnd('\r', '\n') ?? Ask(named));
            arguments.InvocationConfiguration.Output.WriteLine($"{named} is {(replaced ? "replaced" : "set")}; name it by ${{secret:{named}}}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Print the names of the secrets.");
        command.SetAction(arguments => Verb.Run(_ =>
        {
            foreach (var name in Store().Names()) arguments.InvocationConfiguration.Output.WriteLine(name);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Remove a secret.") { name };
        command.SetAction(arguments => Verb.Run(_ =>
        {
            var named = arguments.GetRequiredValue(name);
            if (!Store().Remove(named)) throw new RunException(ExitCode.Failed, $"there is no secret {named}: 'fastengine secrets list' prints the names");
            arguments.InvocationConfiguration.Output.WriteLine($"{named} is removed");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command NewKey()
    {
        var command = new Command("new-key", "Write a file with a new random key, which opens the secrets from then on.");
        command.SetAction(arguments => Verb.Run(_ =>
        {
            var path = SecretStorePlaces.OfProcess().KeyFile;
            StoreKey.WriteNewFile(path);
            arguments.InvocationConfiguration.Output.WriteLine($"{path}: keep a copy elsewhere; without it nobody can read the secrets");
            return ExitCode.Ok;
        }));
        return command;
    }

    // Twice, because what is not shown cannot be checked by eye.
    private static string Ask(string name)
    {
        string Hidden(string prompt) => AnsiConsole.Prompt(new TextPrompt<string>(prompt).Secret(null));
        var value = Hidden($"{name}:");
        return value == Hidden("once more:") ? value : throw new RunException(ExitCode.Usage, "the two differ; nothing was changed");
    }
}
