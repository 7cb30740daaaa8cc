using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Host.Stored;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>Notices of the gateway in words.</summary>
internal static class GatewayWords
{
    public static LogLevel LevelOf(GatewayNoticeKind kind) => kind switch
    {
        GatewayNoticeKind.OrdersOpen or GatewayNoticeKind.UserStreamOpen or GatewayNoticeKind.ClockSure or GatewayNoticeKind.OrderResolved => LogLevel.Information,
        GatewayNoticeKind.TooMuch or GatewayNoticeKind.AccountRefused or GatewayNoticeKind.OrderTurnedUp or GatewayNoticeKind.MarginCall
            or GatewayNoticeKind.LeverageChanged => LogLevel.Error,
        _ => LogLevel.Warning,
    };

    public static string Of(in GatewayNotice notice, InstrumentTable instruments)
    {
        var alert = LevelOf(notice.Kind) == LogLevel.Error ? "ALERT " : "";
        var order = notice.Order != 0 ? $" order {notice.Order}" : "";
        var instrument = notice.InstrumentId >= 0 ? $" {instruments[notice.InstrumentId].Name}" : "";
        return $"{alert}{MarketName.Of(notice.Market)}:{instrument}{order} {Words(in notice)}{(notice.Text.Length > 0 ? $": {notice.Text}" : "")}";
    }

    /// <summary>What is the same again although its numbers differ; null for what a person need not act on.</summary>
    public static string? AboutOf(in GatewayNotice notice)
    {
        if (LevelOf(notice.Kind) != LogLevel.Error) return null;
        var what = notice.Kind switch
        {
            GatewayNoticeKind.OrderTurnedUp => $"{notice.Order}",
            GatewayNoticeKind.LeverageChanged => $"{notice.Value}",
            GatewayNoticeKind.MarginCall => notice.Text,
            _ => "",
        };
        return $"{notice.Market} {notice.Kind} {notice.InstrumentId} {what}";
    }

    private static string Words(in GatewayNotice notice) => notice.Kind switch
    {
        GatewayNoticeKind.OrdersOpen => "the connection of orders is open",
        GatewayNoticeKind.OrdersLost => "the connection of orders is lost; orders go by REST",
        GatewayNoticeKind.UserStreamOpen => "the user stream is open, and what was missed is told",
        GatewayNoticeKind.UserStreamLost => "the user stream is lost; nothing is entered",
        GatewayNoticeKind.ListenKeyExpired => "the key of the user stream ran out",
        GatewayNoticeKind.TooMuch => $"the venue said that too much was asked for; nothing leaves until {UtcText.Of(notice.Value)}",
        GatewayNoticeKind.AccountRefused => "the key or the account does not fit; a person must act",
        GatewayNoticeKind.OrderRefused => "refused",
        GatewayNoticeKind.OrderInDoubt => "is in doubt and looked up",
        GatewayNoticeKind.OrderResolved => "is known again",
        GatewayNoticeKind.OrderTurnedUp => "is at the venue although it was told as never sent",
        GatewayNoticeKind.DuplicateDropped => "was submitted twice; the second was not sent",
        GatewayNoticeKind.FeeUnconverted => "a fee in an asset without a rate counts as nothing",
        GatewayNoticeKind.LeverageChanged => $"leverage was changed to {notice.Value}",
        GatewayNoticeKind.MarginCall => "a position is near its liquidation",
        GatewayNoticeKind.ClockUnsure => $"the venue's clock is known within {notice.Value / 1e6:0.#} ms only; nothing is entered",
        GatewayNoticeKind.ClockSure => $"the venue's clock is known within {notice.Value / 1e6:0.#} ms",
        GatewayNoticeKind.Unreadable => "a message could not be read",
        _ => notice.Kind.ToString(),
    };
}
