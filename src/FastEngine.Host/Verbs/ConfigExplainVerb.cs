using System.CommandLine;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine config explain KEY</c>: all there is to know about one knob, or the knobs of a section.</summary>
public static class ConfigExplainVerb
{
    public static Command Create()
    {
        var options = new ConfigOptions();
        var key = new Argument<string>("KEY") { Description = "A knob such as windows.pool_trades, or a section." };
        var command = new Command("explain", "Explain one knob: meaning, unit, range, default, effective value and its origin.") { key };
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
            var name = arguments.GetRequiredValue(key);
            if (Knobs.Catalogue.TryFind(name, out var knob)) return ExplainKnob(knob, options.Load(arguments), output);
            if (Knobs.Catalogue.IsSection(name)) return ExplainSection(name, output);
            error.WriteLine($"{Shown.Text(name)}: unknown key; nearest: {Knobs.Catalogue.Nearest(name)}");
            return ExitCode.Usage;
        });
        return command;
    }

    private static int ExplainKnob(Knob knob, ResolvedConfig? config, TextWriter output)
    {
        output.WriteLine(knob.Key);
        output.WriteLine($"  meaning  {knob.Meaning}");
        output.WriteLine($"  type     {knob.Type}");
        output.WriteLine($"  unit     {UnitOf(knob)}");
        output.WriteLine($"  allowed  {knob.Allowed}");
        output.WriteLine($"  default  {knob.DefaultText}");
        if (config is not null)
        {
            output.WriteLine($"  value    {ConfigShowVerb.ValueText(config, knob)}");
            output.WriteLine($"  origin   {config.OriginOf(knob)}");
        }

        output.WriteLine($"  live     {(knob.Live ? "yes, can be changed in a running engine" : "no, read at start")}");
        output.WriteLine($"  hashed   {(knob.Hashed ? "yes, part of config_hash: it changes results" : "no, it does not change results")}");
        return config is null ? ExitCode.Usage : ExitCode.Ok;
    }

    private static int ExplainSection(string name, TextWriter output)
    {
        var knobs = Knobs.Catalogue.Under(name);
        var width = knobs.Max(knob => knob.Key.Length);
        if (Knobs.Catalogue.Sections.FirstOrDefault(section => section.Name == name) is { } section)
            output.WriteLine($"{section.Name}: {section.Meaning}");
        else output.WriteLine(name);
        foreach (var knob in knobs) output.WriteLine($"  {knob.Key.PadRight(width)}  {knob.Meaning}");
        return ExitCode.Ok;
    }

    private static string UnitOf(Knob knob) => knob switch
    {
        DurationKnob or DurationsKnob => Duration.Units,
        { Unit.Length: > 0 } => knob.Unit,
        _ => "none",
    };
}
