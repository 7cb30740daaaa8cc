using FastEngine.Core;
using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Live;

/// <summary>A step of filling a gap.</summary>
public struct BackfillStep
{
    public BackfillStepKind Kind;

    public TradeGap Gap;

    /// <summary>Of <see cref="BackfillStepKind.Trade"/>: as the parser would have made it.</summary>
    public Tick Trade;
}
