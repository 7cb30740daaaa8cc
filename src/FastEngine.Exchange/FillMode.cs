namespace FastEngine.Exchange;

/// <summary>What an order that takes liquidity is filled from.</summary>
public enum FillMode
{
    /// <summary>At once, from the best price that the last trade tells.</summary>
    Touch = 0,

    /// <summary>From the trades of the tape that follow its arrival, no more than each of them traded: the rules of the paper venue.</summary>
    Tape = 1,
}
