namespace FastEngine.Exchange.Accounts;

/// <summary>What a spot account holds of one asset.</summary>
internal sealed class Asset(string name)
{
    public string Name { get; } = name;

    public decimal Free { get; set; }

    /// <summary>Held back by open orders.</summary>
    public decimal Locked { get; set; }
}
