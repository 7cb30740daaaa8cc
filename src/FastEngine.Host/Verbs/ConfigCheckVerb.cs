using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine config check FILE...</c>: prints <c>ok</c>, or everything that is wrong.</summary>
public static class ConfigCheckVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var options = new ConfigOptions();
        var files = new Argument<string[]>("FILE")
        {
            Description = "Configuration files, checked together in this order on top of engine.yaml; instrument files are recognised.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("check", "Check configuration files: ok, or every violation and exit code 2.") { files, json };
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var violations = Check(options.SourcesOf(arguments), arguments.GetValue(files) ?? []);
            if (arguments.GetValue(json)) arguments.InvocationConfiguration.Output.WriteLine(Json(violations).ToJsonString(Indented));
            else if (violations.Count == 0) arguments.InvocationConfiguration.Output.WriteLine("ok");
            else foreach (var violation in violations) arguments.InvocationConfiguration.Error.WriteLine(violation);
            return violations.Count == 0 ? ExitCode.Ok : ExitCode.Usage;
        });
        return command;
    }

    private static List<Violation> Check(ConfigSources sources, string[] files)
    {
        var instruments = files.Where(file => InstrumentFile.IsOne(ConfigFolder.Locate(sources.Folder, file))).ToList();
        var config = ConfigLoader.Load(sources with { Files = [.. sources.Files, .. files.Except(instruments)] });
        var shipped = sources.Folder is null ? null : Path.Combine(sources.Folder, InstrumentFile.ShippedName);
        if (files.Length == 0 && File.Exists(shipped)) instruments.Add(shipped);
        return
        [
            .. config.Violations,
            .. instruments.SelectMany(file => InstrumentFile.Load(ConfigFolder.Locate(sources.Folder, file)).Violations),
        ];
    }

    private static JsonObject Json(List<Violation> violations) => new()
    {
        ["ok"] = violations.Count == 0,
        ["violations"] = new JsonArray(
        [
            .. violations.Select(violation => new JsonObject
            {
                ["source"] = violation.Origin.Source,
                ["line"] = violation.Origin.Line > 0 ? violation.Origin.Line : null,
                ["key"] = violation.Key,
                ["problem"] = violation.Problem,
                ["allowed"] = violation.Allowed,
                ["nearest"] = violation.Nearest,
            }),
        ]),
    };
}
