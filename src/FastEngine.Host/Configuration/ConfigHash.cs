using System.Security.Cryptography;
using System.Text;
using FastEngine.Feeds;

namespace FastEngine.Host.Configuration;

/// <summary>The identity of everything configured that changes results: SHA-256 over the hashed knobs in key order, and the instruments of the run.</summary>
public static class ConfigHash
{
    /// <summary>Lower-case hex.</summary>
    /// <param name="instruments">Those configured and used by the run, in any order; none when the run is not known.</param>
    public static string Of(ResolvedConfig config, IEnumerable<KnownInstrument>? instruments = null)
    {
        var text = new StringBuilder();
        foreach (var knob in config.Catalogue.Knobs.Where(knob => knob.Hashed && !(knob.Added && config.IsDefault(knob))).OrderBy(knob => knob.Key, StringComparer.Ordinal))
            text.Append(knob.Key).Append('=').Append(config.CanonicalOf(knob)).Append('\n');
        foreach (var i in (instruments ?? []).OrderBy(i => i.Symbol, StringComparer.Ordinal).ThenBy(i => i.Market))
        {
            text.Append("instrument ").Append(i.Symbol).Append('@').Append(MarketName.Of(i.Market)).Append('=')
                .AppendJoin(',', i.PriceScale, i.QuantityScale, ExactDecimal.Format(i.Tick), ExactDecimal.Format(i.Lot), ExactDecimal.Format(i.MinNotional))
                .Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
