namespace FastEngine.Core;

/// <summary>Market of an exchange; one symbol name can exist in several.</summary>
public enum Market : byte
{
    Spot = 0,
    UsdMargined = 1,
    CoinMargined = 2,
}
