using System.Collections.Frozen;
using System.Net;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Errors;

/// <summary>The venue's errors by their codes: what each means, in one place.</summary>
public static class ErrorTable
{
    private static readonly ErrorVerdict Doubt = new(ErrorAction.InDoubt, RejectReason.NoAnswer);
    private static readonly ErrorVerdict Retry = new(ErrorAction.Retry, RejectReason.NeverSent);
    private static readonly ErrorVerdict BackOff = new(ErrorAction.BackOff, RejectReason.NeverSent);
    private static readonly ErrorVerdict Stop = new(ErrorAction.Stop, RejectReason.Refused);
    private static readonly ErrorVerdict Refused = new(ErrorAction.Refused, RejectReason.Refused);
    private static readonly ErrorVerdict NoChange = new(ErrorAction.NoChange, RejectReason.None);

    private static readonly FrozenDictionary<int, ErrorVerdict> Verdicts = new Dictionary<int, ErrorVerdict>
    {
        // The server's side. An order that it lost track of may have been executed; one that it turned away was not.
        [-1000] = Doubt,
        [-1001] = Doubt,
        [-1006] = Doubt,
        [-1007] = Doubt,
        [-1003] = BackOff,
        [-1008] = Retry,
        [-1015] = BackOff,
        [-1021] = new(ErrorAction.Resync, RejectReason.NeverSent),

        // The key and the account.
        [-1002] = Stop,
        [-1022] = Stop,
        [-2014] = Stop,
        [-2015] = Stop,
        [-4061] = Stop,
        [-4531] = Stop,

        // The request.
        [-1111] = Of(RejectReason.LotSize),
        [-2018] = Of(RejectReason.InsufficientMargin),
        [-2019] = Of(RejectReason.InsufficientMargin),
        [-2020] = Refused,
        [-2021] = Of(RejectReason.WouldTrigger),
        [-5022] = Of(RejectReason.WouldTake),
        [-2022] = Of(RejectReason.ReduceOnly),
        [-2024] = Of(RejectReason.ReduceOnly),
        [-2025] = Of(RejectReason.TooManyOrders),
        [-2027] = Of(RejectReason.InsufficientMargin),
        [-4003] = Of(RejectReason.LotSize),
        [-4004] = Of(RejectReason.LotSize),
        [-4005] = Of(RejectReason.LotSize),
        [-4014] = Of(RejectReason.PriceFilter),
        [-4023] = Of(RejectReason.LotSize),
        [-4116] = Of(RejectReason.DuplicateClientId),
        [-4131] = Of(RejectReason.PriceFilter),
        [-4164] = Of(RejectReason.MinNotional),

        // Orders that are not there.
        [-2011] = new(ErrorAction.Unknown, RejectReason.UnknownOrder),
        [-2013] = new(ErrorAction.Unknown, RejectReason.UnknownOrder),

        [-4046] = NoChange,
        [-4059] = NoChange,
    }.ToFrozenDictionary();

    /// <summary>What an error means. A code that is not known is a refusal: the venue has looked at the request.</summary>
    public static ErrorVerdict Of(in BinanceError error) => error.Code switch
    {
        -1013 => Of(FilterOf(error.Message)),
        -1106 => Of(error.Message.Contains("reduceonly", StringComparison.OrdinalIgnoreCase) ? RejectReason.ReduceOnlyNotAccepted : RejectReason.Refused),
        -2010 => Of(RejectionOf(error.Message)),
        0 => Doubt,
        _ => Verdicts.GetValueOrDefault(error.Code, Refused),
    };

    /// <summary>What an answer means that carries no code of the venue's, by its HTTP status.</summary>
    public static ErrorVerdict Of(HttpStatusCode status) => (int)status switch
    {
        429 or 418 => BackOff,
        403 => BackOff,
        >= 500 => Doubt,
        _ => Refused,
    };

    private static ErrorVerdict Of(RejectReason reason) => new(ErrorAction.Refused, reason);

    private static RejectReason FilterOf(string message)
    {
        if (message.Contains("LOT_SIZE", StringComparison.Ordinal)) return RejectReason.LotSize;
        if (message.Contains("NOTIONAL", StringComparison.Ordinal)) return RejectReason.MinNotional;
        if (message.Contains("PRICE", StringComparison.Ordinal)) return RejectReason.PriceFilter;
        return message.Contains("MAX_NUM", StringComparison.Ordinal) ? RejectReason.TooManyOrders : RejectReason.Refused;
    }

    private static RejectReason RejectionOf(string message)
    {
        if (message.Contains("insufficient balance", StringComparison.OrdinalIgnoreCase)) return RejectReason.InsufficientBalance;
        if (message.Contains("duplicate", StringComparison.OrdinalIgnoreCase)) return RejectReason.DuplicateClientId;
        return message.Contains("trigger", StringComparison.OrdinalIgnoreCase) ? RejectReason.WouldTrigger
            : message.Contains("immediately match", StringComparison.OrdinalIgnoreCase) ? RejectReason.WouldTake : RejectReason.Refused;
    }
}
