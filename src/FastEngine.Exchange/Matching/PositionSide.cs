namespace FastEngine.Exchange.Matching;

/// <summary>Which position of a symbol an order is for: the net of a one-way account, or one of the two of a hedge-mode account.</summary>
internal enum PositionSide
{
    Both = 0,
    Long = 1,
    Short = 2,
}
