using System.CommandLine;
using System.Globalization;
using FastEngine.Core;
using FastEngine.Host.Calibrating;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;
using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine calibrate DIR... --out FILE</c>: the delays that journals had, for the paper venue to have too.</summary>
internal static class CalibrateVerb
{
    private const int MostBounds = 8;

    public static Command Create()
    {
        var directories = new Argument<string[]>("DIR") { Description = "Data directories of run, or journals.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "Write the measured delays to this file.", HelpName = "FILE", Required = true };
        var market = new Option<string>("--market") { Description = "Of the venue: spot, usdm or coinm.", DefaultValueFactory = _ => "usdm" };
        var least = new Option<int>("--least") { Description = "Samples that a cell of hour and volatility needs; with fewer a coarser one stands for it.", DefaultValueFactory = _ => 30, HelpName = "N" };
        var bounds = new Option<string>("--volatility") { Description = "Ranges of five minutes, in bps of the price, at which the next step of volatility begins.", DefaultValueFactory = _ => "20,60", HelpName = "BPS,..." };
        var force = new Option<bool>("--force") { Description = "Replace an existing file." };
        var json = new Option<bool>("--json") { Description = "Print the file's content instead of a table." };
        least.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000) result.AddError("--least must be 1 to 1,000,000");
        });
        var command = new Command("calibrate", "Measure the delays of feed, orders, reports and cancellations in journals, for backtests.") { directories, target, market, least, bounds, force, json };
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var path = arguments.GetValue(target)!;
            if (File.Exists(path) && !arguments.GetValue(force)) throw new RunException(ExitCode.Usage, $"{path} exists; --force replaces it");
            if (!MarketName.TryParse(arguments.GetValue(market)!, out var of)) throw new RunException(ExitCode.Usage, $"--market {Shown.Quoted(arguments.GetValue(market)!)} is not spot, usdm or coinm");
            var steps = Bounds(arguments.GetValue(bounds)!);
            var calibration = new DelayCalibration(of, steps, arguments.GetValue(least));
            var journals = new JournalDelays(calibration, of);
            foreach (var directory in arguments.GetValue(directories)!) journals.Read(directory, stop);
            var profile = calibration.ToProfile();
            if (profile.Delays.Count == 0) throw new RunException(ExitCode.Failed, $"the journals hold no order and no received trade of {profile.Venue}");
            var text = DelayFile.ToText(profile);
            Write(path, text);
            if (arguments.GetValue(json)) Console.Write(text);
            else Print(Console.Out, path, DelayFile.Parse(text), journals);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static List<int> Bounds(string text)
    {
        var bounds = new List<int>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var bps) || bps is < 1 or > 10_000 || (bounds.Count > 0 && bps <= bounds[^1]))
                throw new RunException(ExitCode.Usage, $"--volatility {Shown.Quoted(text)} is not a list of rising whole numbers of 1 to 10000");
            bounds.Add(bps);
        }

        return bounds.Count <= MostBounds ? bounds : throw new RunException(ExitCode.Usage, $"--volatility has {bounds.Count} bounds; {MostBounds} are possible");
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.Failed, $"{path}: cannot be written: {exception.Message}");
        }
    }

    private static void Print(TextWriter output, string path, DelayProfile profile, JournalDelays journals)
    {
        output.WriteLine($"{profile.Venue}, samples of {UtcText.Of(profile.OldestNs)} to {UtcText.Of(profile.NewestNs)} UTC, {journals.Records:N0} records of journals");
        if (journals.HasPaper) output.WriteLine("from a paper venue: orders, reports and cancellations took what it was configured with, not what an exchange takes");
        var table = new TextTable("lrrrrr");
        table.Add("delay", "samples", "p50", "p99", "most", "cells with their own");
        foreach (var delay in profile.Delays)
        {
            var cells = delay.Cells.Where(cell => cell is { Hour: not null, Step: not null }).ToArray();
            var all = delay.Serving(-1, -1)?.Table;
            table.Add(delay.Kind.ToString().ToLowerInvariant(), $"{delay.Samples:N0}", Of(all?.Quantile(0.5)), Of(all?.Quantile(0.99)), Of(all?.MostNs),
                $"{cells.Count(cell => cell.Table is not null)} of {cells.Length}");
        }

        table.Write(output, "  ");
        foreach (var delay in profile.Delays.Where(delay => delay.IsThinned))
            output.WriteLine($"  {delay.Kind.ToString().ToLowerInvariant()}: quantiles of an even part of its {delay.Samples:N0} samples; the least and the most are of all");
        foreach (var kind in Enum.GetValues<DelayKind>().Where(kind => profile.ModelOf(kind) is null))
            output.WriteLine($"  {kind.ToString().ToLowerInvariant()}: fewer than {profile.LeastSamples} samples; a run that asks for it is refused");
        output.WriteLine($"{path}: sha256 {profile.Sha256}");
        output.WriteLine($"use: --set paper.delays.file={path} --set paper.delays.submit=calibrated (feed, ack, cancel)");
    }

    private static string Of(long? ns) => ns is { } value ? UtcText.Length(value) : "-";
}
