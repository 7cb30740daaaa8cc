using System.Globalization;
using System.Text;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Service.Watching;

namespace FastEngine.Host.Control;

/// <summary>The watchlist at the terminal.</summary>
internal static class WatchCommands
{
    private const string Actor = "socket";
    private const double MostHours = 8_760;

    public static bool TryHours(string text, out TimeSpan lasts)
    {
        var isOne = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours > 0 && hours <= MostHours;
        lasts = isOne ? TimeSpan.FromHours(hours) : default;
        return isOne;
    }

    /// <param name="arguments">Of the form that <see cref="OperatorCommands"/> has checked.</param>
    /// <exception cref="ControlException">It is refused.</exception>
    public static string CarryOut(WatchDesk? desk, IReadOnlyList<string> arguments)
    {
        if (desk is null) throw new ControlException(ControlFault.Failed, "symbols are added to an engine that has its market live ('run --symbols'), and to no other");
        if (arguments[0] == "list") return List(desk);
        if (arguments[0] == "top") return Top(desk);
        var (symbol, market) = Parse(arguments[1]);
        TimeSpan? lasts = arguments.Count > 2 && TryHours(arguments[2], out var hours) ? hours : null;
        try
        {
            return arguments[0] switch
            {
                "add" => desk.Add(market, symbol, lasts, null, Actor),
                "renew" => desk.Renew(market, symbol, lasts),
                _ => desk.Remove(market, symbol),
            };
        }
        catch (WatchException refused)
        {
            throw new ControlException(refused.Fault == WatchFault.Unavailable ? ControlFault.Failed : ControlFault.Usage, refused.Message, refused);
        }
    }

    private static string List(WatchDesk desk)
    {
        var text = new StringBuilder();
        foreach (var view in desk.Entries())
        {
            var until = view.Entry.ExpiresNs is { } ns ? $"until {DateTimeOffset.UnixEpoch.AddTicks(ns / TimeSpan.NanosecondsPerTick).UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "stays";
            text.Append(CultureInfo.InvariantCulture, $"{InstrumentNames.WithMarket(view.Entry.Symbol, view.Entry.Market)}  {view.Phase.ToString().ToLowerInvariant()}  {until}  by {view.Entry.AddedBy}");
            if (view.Problem is { } problem) text.Append(": ").Append(problem);
            text.AppendLine();
        }

        text.Append(CultureInfo.InvariantCulture, $"{desk.Markets.Sum(desk.FreeSlots)} slots are free");
        return text.ToString();
    }

    private static string Top(WatchDesk desk)
    {
        var text = new StringBuilder();
        foreach (var top in desk.Markets.Select(desk.Top).OfType<TopLiquid>())
        {
            foreach (var (place, symbol) in top.Symbols.Index())
                text.AppendLine(CultureInfo.InvariantCulture, $"{place + 1,3}  {InstrumentNames.WithMarket(symbol.Ticker.Symbol, top.Market)}  mean rank {symbol.MeanRank:0.0}  volume {symbol.Ticker.QuoteVolume:0}  trades {symbol.Ticker.Trades}");
        }

        return text.Length == 0 ? "the exchange has not told yet" : text.ToString().TrimEnd();
    }

    private static (string Symbol, Market Market) Parse(string name)
    {
        var parts = name.Split('@');
        return parts.Length == 2 && parts[0].Length is > 0 and <= SymbolMap.MaxSymbolLength && parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && MarketName.TryParse(parts[1], out var market)
            ? (parts[0].ToUpperInvariant(), market)
            : throw new ControlException(ControlFault.Usage, $"{Shown.Quoted(name)} is not a symbol with its market, such as PEPEUSDT@usdm");
    }
}
