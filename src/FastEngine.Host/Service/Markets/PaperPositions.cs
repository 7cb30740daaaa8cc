using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;

namespace FastEngine.Host.Service.Markets;

/// <summary>Gives a paper venue without its history what the journal holds.</summary>
internal static class PaperPositions
{
    // By side; what belongs to no strategy is a net.
    public static void Give(PaperVenue venue, TradeStage stage, InstrumentTable instruments)
    {
        var open = new OpenPosition[stage.OpenPositionCapacity];
        var count = stage.CopyOpenPositions(open);
        for (var id = 0; id < instruments.Count; id++)
        {
            var longQuantity = Math.Max(0, stage.UnattributedOf(id));
            var shortQuantity = Math.Max(0, -stage.UnattributedOf(id));
            foreach (ref readonly var position in open.AsSpan(0, count))
            {
                if (position.InstrumentId != id) continue;
                if (position.Direction == Direction.Long) longQuantity += position.Quantity;
                else shortQuantity += position.Quantity;
            }

            venue.SetPosition(id, longQuantity, shortQuantity);
        }
    }
}
