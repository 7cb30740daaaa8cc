namespace FastEngine.Host.Outputs.Live;

/// <summary>The trade of a symbol that was closed last, for as long as the eye needs: at full speed positions live for less than a frame.</summary>
internal struct LastTrade
{
    /// <summary>How long it is shown.</summary>
    public const long ShownMs = 2_000;

    /// <summary>Net result; money.</summary>
    public Int128 Pnl;

    /// <summary>The computer's tick count when it was seen, ms; 0 for none.</summary>
    public long SeenMs;

    public Core.Direction Direction;

    public readonly bool IsShown => SeenMs != 0 && Environment.TickCount64 - SeenMs < ShownMs;
}
