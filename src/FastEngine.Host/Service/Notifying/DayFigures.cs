using System.Globalization;
using System.Text.Json;
using FastEngine.Core.Execution;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Service.Notifying;

/// <summary>What the trades since the last digest came to.</summary>
internal sealed class DayFigures
{
    private int _trades;
    private int _wins;
    private int _breaches;
    private int _errors;
    private Int128 _pnl;
    private Int128 _fees;
    private Int128 _best;
    private Int128 _worst;
    private Int128 _equity;
    private int _open;

    public void Closed(in ClosedTrade trade)
    {
        _trades++;
        if (trade.Pnl > 0) _wins++;
        _pnl += trade.Pnl;
        _fees += trade.Fees;
        _best = _trades == 1 ? trade.Pnl : Int128.Max(_best, trade.Pnl);
        _worst = _trades == 1 ? trade.Pnl : Int128.Min(_worst, trade.Pnl);
    }

    /// <summary>Any thread may call.</summary>
    public void Told(NotificationType type)
    {
        if (type == NotificationType.RiskBreach) Interlocked.Increment(ref _breaches);
        else if (type == NotificationType.SystemError) Interlocked.Increment(ref _errors);
    }

    public void Stands(in AccountState account) => (_equity, _open) = (account.Equity, account.OpenPositions);

    /// <summary>The summary; what it counts begins anew.</summary>
    public Notification Take(DateTimeOffset now)
    {
        var summary = new Notification
        {
            Type = NotificationType.DailySummary, Level = NotificationLevel.Info, Time = now, Key = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            Fields = new Dictionary<string, string>
            {
                ["trades"] = Text(_trades), ["wins"] = Text(_wins), ["pnl"] = Money.ToText(_pnl), ["fees"] = Money.ToText(_fees), ["best"] = Money.ToText(_best),
                ["worst"] = Money.ToText(_worst), ["equity"] = Money.ToText(_equity), ["open"] = Text(_open), ["breaches"] = Text(_breaches), ["errors"] = Text(_errors),
            },
        };
        (_trades, _wins, _breaches, _errors, _pnl, _fees, _best, _worst) = (0, 0, 0, 0, 0, 0, 0, 0);
        return summary;
    }

    public string Save() => JsonSerializer.Serialize(
        new[] { _trades, _wins, _breaches, _errors, _pnl, _fees, _best, _worst, _equity, _open }.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Takes up what was kept; nothing when it is of another version.</summary>
    public void Restore(string saved)
    {
        if (saved.Length == 0 || JsonSerializer.Deserialize<string[]>(saved) is not { Length: 10 } texts) return;
        var values = texts.Select(text => Int128.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        (_trades, _wins, _breaches, _errors) = ((int)values[0], (int)values[1], (int)values[2], (int)values[3]);
        (_pnl, _fees, _best, _worst, _equity, _open) = (values[4], values[5], values[6], values[7], values[8], (int)values[9]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
