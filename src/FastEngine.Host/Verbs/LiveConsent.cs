using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Markets.Live;

namespace FastEngine.Host.Verbs;

/// <summary>What a user sees before orders go to the venue, and agrees to before they mean money.</summary>
internal static class LiveConsent
{
    private static readonly Knob[] Limits =
    [
        Knobs.Account.Equity, Knobs.Account.Leverage, Knobs.Sizing.RiskPct, Knobs.Sizing.MaxPosition, Knobs.Positions.Max, Knobs.Positions.Mode, Knobs.Exposure.TotalPct,
        Knobs.Exposure.SymbolPct, Knobs.KillSwitch.DailyLossPct, Knobs.KillSwitch.HourlyLossPct, Knobs.KillSwitch.ConsecutiveLosses, Knobs.KillSwitch.File,
        Knobs.Venues.ExitReservePct,
    ];

    /// <summary>Prints the summary, and asks when money is meant.</summary>
    /// <exception cref="RunException">The user did not agree.</exception>
    public static void Ask(ResolvedConfig config, LiveMarket market, bool isAgreed)
    {
        var output = Console.Error;
        output.WriteLine($"{market.Name}: orders in {string.Join(", ", market.Instruments.Listed.Select(instrument => instrument.Name))} go to");
        foreach (var traded in market.Trading!.Markets)
        {
            var facts = traded.Start.Facts;
            output.WriteLine($"  {MarketName.Of(traded.Connection.Market)} at {EngineSettings.Hosts(config, traded.Connection.Market).Rest.Host}; balances "
                + $"{(facts.Balances.Count == 0 ? "none" : string.Join(", ", facts.Balances.OrderBy(balance => balance.Key, StringComparer.Ordinal).Select(balance => $"{balance.Key} {Money.ToText(balance.Value.Total)}")))}");
            if (traded.Start.Rights is { } rights) output.WriteLine($"  the key may not withdraw; transfers {(rights.Transfers ? "allowed" : "forbidden")}, bound to addresses: {(rights.IsBoundToAddress ? "yes" : "no")}");
        }

        foreach (var knob in Limits) output.WriteLine($"  {knob.Key,-34} {config.CanonicalOf(knob)}{(knob.Unit.Length > 0 ? $" ({knob.Unit})" : "")}");
        if (market.Mode != EngineMode.Live || isAgreed) return;
        if (Console.IsInputRedirected) throw new RunException(ExitCode.Usage, "live trading is agreed to by a person at the terminal, or by --yes");
        output.Write("These orders mean money. Type yes to go on: ");
        if (Console.ReadLine()?.Trim() != "yes") throw new RunException(ExitCode.Usage, "not agreed; nothing was sent");
    }
}
