using System.CommandLine;

namespace FastEngine.Host.Verbs;

/// <summary><c>--serve [ADDRESS:PORT]</c>: the API and the dashboard beside a run.</summary>
internal sealed class ServeOption
{
    private readonly Option<string?> _serve = new("--serve")
    {
        Description = "Serve the API and the dashboard, on 127.0.0.1:8420 or where it says; short for --set api.enabled=true and api.listen.",
        HelpName = "ADDRESS:PORT", Arity = ArgumentArity.ZeroOrOne,
    };

    public void AddTo(Command command)
    {
        // The option takes whatever follows it, also a file.
        _serve.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.Contains(':')) result.AddError($"--serve takes an address with a port, such as 127.0.0.1:8420, not '{token.Value}'; name files before it");
        });
        command.Options.Add(_serve);
    }

    /// <summary>As those of <c>--set</c>; none when nothing is to be served.</summary>
    public string[] Settings(ParseResult arguments)
    {
        if (arguments.GetResult(_serve) is null) return [];
        return arguments.GetValue(_serve) is { } address ? ["api.enabled=true", $"api.listen={address}"] : ["api.enabled=true"];
    }
}
