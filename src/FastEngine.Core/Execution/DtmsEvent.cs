namespace FastEngine.Core.Execution;

/// <summary>An event of the defensive trade management, with its numbers.</summary>
public struct DtmsEvent
{
    public long PositionId;

    /// <summary>The hedge's position, 0 for none.</summary>
    public long HedgeId;

    /// <summary>Its order, 0 for none.</summary>
    public long Order;

    public long Price;

    /// <summary>Of what was hedged, closed or added.</summary>
    public long Quantity;

    /// <summary>R: distance of average entry and initial stop, rounded to a whole price unit; 0 before it is frozen.</summary>
    public long Risk;

    /// <summary>The new stop, 0 when it did not move.</summary>
    public long StopPrice;

    /// <summary>Sum of the parts, each times its factor.</summary>
    public double Score;

    /// <summary>Profit in R.</summary>
    public double ProfitR;

    /// <summary>What was compared, and with what.</summary>
    public double Measured;
    public double Limit;

    public DtmsParts Parts;
    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public DtmsEventKind Kind;
    public DtmsCause Cause;
    public DtmsState From;
    public DtmsState To;
}
