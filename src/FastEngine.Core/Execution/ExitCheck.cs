namespace FastEngine.Core.Execution;

/// <summary>The exit monitor has looked at a position: one at each 2 s check, with where its stop stands.</summary>
public struct ExitCheck
{
    /// <summary>The check's time, a multiple of its period.</summary>
    public long TimeNs;

    public long PositionId;
    public long Price;

    /// <summary>The trailing stop in force.</summary>
    public long StopPrice;

    /// <summary>Best on-time price since the first fill.</summary>
    public long BestPrice;

    public int InstrumentId;
}
