using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading;

namespace FastEngine.Host.Scenarios;

/// <summary>What a scenario leaves behind.</summary>
internal sealed record EndState
{
    public required AccountState Account { get; init; }

    public required IReadOnlyList<OpenPosition> Positions { get; init; }

    public required IReadOnlyList<LiveOrderView> Orders { get; init; }

    public required KillSwitchLevel KillSwitch { get; init; }

    /// <summary>By instrument, signed.</summary>
    public required IReadOnlyList<long> Unattributed { get; init; }

    public static EndState Of(TradeStage stage, InstrumentTable instruments)
    {
        var positions = new OpenPosition[stage.OpenPositionCapacity];
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        return new EndState
        {
            Account = stage.Account, KillSwitch = stage.KillSwitch, Positions = positions[..stage.CopyOpenPositions(positions)],
            Orders = orders[..stage.CopyLiveOrders(orders)], Unattributed = [.. instruments.All.ToArray().Select(instrument => stage.UnattributedOf(instrument.Id))],
        };
    }
}
