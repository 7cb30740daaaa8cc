using System.Globalization;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Control;

/// <summary>The commands that an operator may give, and their forms.</summary>
public static class OperatorCommands
{
    public const string KillSwitch = "kill-switch";
    public const string Set = "set";
    public const string Entries = "entries";
    public const string Close = "close";
    public const string Flush = "flush";
    public const string Watch = "watch";

    /// <summary>Of <see cref="Close"/>: a position's number follows.</summary>
    public const string Position = "position";

    /// <summary>Name, what follows it, and what it does.</summary>
    public static IReadOnlyList<(string Name, string Form, string Does)> All { get; } =
    [
        (KillSwitch, "stop-entries|reduce-only|flatten|reset", "no new entries; open ones cancelled as well; positions closed as well; or back to trading"),
        (Set, "KNOB VALUE", "changes a knob that 'config explain KNOB' calls live"),
        (Entries, "on|off SYMBOL", "allows or stops entries of a symbol, or of 'all'"),
        (Close, "SYMBOL [long|short|unattributed] | position NUMBER", "closes at market what is open of a symbol, or of 'all': everything, one side, or what belongs to no strategy; or one position"),
        (Watch, "list | top | add SYMBOL@MARKET [HOURS] | renew SYMBOL@MARKET [HOURS] | remove SYMBOL@MARKET",
            "the symbols that were added to a live engine; the most liquid ones; trades one from now on; for longer; no entries any more, and no stream when it is flat"),
        (Flush, "", "writes what waits for the databases"),
    ];

    /// <exception cref="ControlException">It is no command, or has another form.</exception>
    public static void Check(string name, IReadOnlyList<string> arguments)
    {
        var isRight = name switch
        {
            KillSwitch => arguments is ["stop-entries" or "reduce-only" or "flatten" or "reset"],
            Set => arguments is [{ Length: > 0 }, _],
            Entries => arguments is ["on" or "off", { Length: > 0 }],
            Close when arguments is [Position, ..] => arguments.Count == 2 && long.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0,
            Close => arguments is [{ Length: > 0 }] or [{ Length: > 0 }, "long" or "short" or "unattributed"],
            Flush => arguments.Count == 0,
            Watch => arguments is ["list" or "top"] or ["remove", { Length: > 0 }] or ["add" or "renew", { Length: > 0 }] || (arguments is ["add" or "renew", { Length: > 0 }, var hours] && WatchCommands.TryHours(hours, out _)),
            _ => throw new ControlException(ControlFault.Usage,
                $"there is no command {Shown.Quoted(name)}; there are {string.Join(", ", All.Select(command => command.Name))}"),
        };
        if (isRight) return;
        var form = All.First(command => command.Name == name).Form;
        throw new ControlException(ControlFault.Usage,
            $"{name} is followed by {(form.Length == 0 ? "nothing" : form)}, not by {(arguments.Count == 0 ? "nothing" : Shown.Quoted(string.Join(' ', arguments)))}");
    }
}
