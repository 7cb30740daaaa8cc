namespace FastEngine.Core.Execution;

/// <summary>How a venue keeps the positions of an account.</summary>
public enum AccountMode : byte
{
    /// <summary>One position an instrument: an order of the other side reduces it, then turns it.</summary>
    OneWay,

    /// <summary>A long and a short position an instrument, side by side.</summary>
    Hedge,
}
