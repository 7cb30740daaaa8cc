using System.Security.Cryptography;
using System.Text;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>What decides a slice's result: engine, configuration, inputs, span. Equal keys need not run twice.</summary>
internal static class SliceKey
{
    /// <summary>Lower-case hex.</summary>
    /// <param name="request">Of the run.</param>
    /// <param name="slice">Of the plan.</param>
    /// <param name="barNs">Length of the bars of its equity.</param>
    /// <param name="more">Hashes of further files that change results.</param>
    public static string Of(RunRequest request, Slice slice, long barNs, IEnumerable<string> more)
    {
        var text = new StringBuilder();
        text.Append(RunSummary.EngineVersion).Append('\n').Append(ConfigHash.Of(request.Config, request.KnownOf(slice.Inputs.Instruments))).Append('\n')
            .Append(slice.Name).Append('\n').AppendJoin(',', slice.Inputs.Span.FromNs, slice.Inputs.Span.ToNs, slice.Inputs.Span.WarmUpNs, barNs).Append('\n');
        foreach (var instrument in slice.Inputs.Instruments.All) text.Append(instrument.Name).Append('@').Append(MarketName.Of(instrument.Market)).Append('\n');
        foreach (var input in slice.Inputs.Inputs) text.Append(input.Scan.Sha256).Append('\n');
        foreach (var hash in more) text.Append(hash).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Hashes of what is read beside the tape and is not in the hash of the configuration: scripts of signals, calendars. Files of the API change no result.</summary>
    public static IEnumerable<string> FilesOf(ResolvedConfig config) => config.Catalogue.Knobs.OfType<PathKnob>()
        .Where(knob => !knob.Key.StartsWith("api.", StringComparison.Ordinal)).Select(config.TextOf).Where(File.Exists)
        .Select(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
}
