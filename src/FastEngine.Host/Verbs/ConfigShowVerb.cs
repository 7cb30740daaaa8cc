using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using Spectre.Console;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine config show</c>: effective values and where they come from, or the shipped defaults.</summary>
public static class ConfigShowVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var options = new ConfigOptions();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var defaults = new Option<string>("--defaults")
        {
            Description = $"Print a shipped file with every default and its meaning (without a name: {Section.EngineFile}).",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "FILE",
        };
        defaults.AcceptOnlyFromAmong([.. ShippedFile.Names]);
        var command = new Command("show", "Print every effective value and its origin.") { json, defaults };
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetResult(defaults) is not null)
            {
                output.Write(ShippedFile.Text(Knobs.Catalogue, arguments.GetValue(defaults) ?? Section.EngineFile));
                return ExitCode.Ok;
            }

            if (options.Load(arguments) is not { } config) return ExitCode.Usage;
            if (arguments.GetValue(json)) WriteJson(config, output);
            else if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected) WriteTable(config);
            else WriteLines(config, output);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Value with its unit, and for a secret whether it is there; never the secret.</summary>
    internal static string ValueText(ResolvedConfig config, Knob knob) => knob switch
    {
        SecretKnob secret => $"{config.TextOf(knob)} ({config.Get(secret).Describe()})",
        { Unit.Length: > 0 } => $"{config.TextOf(knob)} {knob.Unit}",
        _ => config.TextOf(knob),
    };

    private static void WriteLines(ResolvedConfig config, TextWriter output)
    {
        foreach (var knob in config.Catalogue.Knobs)
            output.WriteLine($"{knob.Key} = {ValueText(config, knob)}  ({config.OriginOf(knob)})");
        output.WriteLine($"config_hash = {ConfigHash.Of(config)}");
    }

    // The folder of the shipped files is said once, so that rows stay on one line.
    private static void WriteTable(ResolvedConfig config)
    {
        var folder = Path.GetFullPath(ConfigFolder.Find() ?? ".") + Path.DirectorySeparatorChar;
        var table = new Table().RoundedBorder();
        foreach (var column in new[] { "key", "value", "origin" }) table.AddColumn(column, c => c.NoWrap());
        foreach (var knob in config.Catalogue.Knobs)
        {
            var origin = config.OriginOf(knob).ToString().Replace(folder, "", StringComparison.Ordinal);
            table.AddRow(new Text(knob.Key), new Text(ValueText(config, knob)), new Text(origin));
        }

        AnsiConsole.Write(table);
        Console.Out.WriteLine($"configuration folder {folder}");
        Console.Out.WriteLine($"config_hash {ConfigHash.Of(config)}");
    }

    private static void WriteJson(ResolvedConfig config, TextWriter output)
    {
        var knobs = new JsonArray();
        foreach (var knob in config.Catalogue.Knobs)
        {
            knobs.Add(new JsonObject
            {
                ["key"] = knob.Key,
                ["value"] = config.JsonOf(knob),
                ["unit"] = knob.Unit,
                ["default"] = knob.DefaultText,
                ["origin"] = config.OriginOf(knob).ToString(),
                ["hashed"] = knob.Hashed,
            });
        }

        output.WriteLine(new JsonObject { ["config_hash"] = ConfigHash.Of(config), ["knobs"] = knobs }.ToJsonString(Indented));
    }
}
