namespace FastEngine.Exchange.Matching;

/// <summary>The price that a trigger looks at.</summary>
internal enum WorkingType
{
    ContractPrice = 0,
    MarkPrice = 1,
}
