namespace FastEngine.Host.Drilling.Serving;

/// <summary>A percentile with the API over the same without it: the middle one of the ratios of the rounds.</summary>
/// <param name="OverAlone">With nothing else on the machine.</param>
/// <param name="OverBeside">Beside other work of the same size.</param>
internal sealed record ApiDrillRatios(double OverAlone, double OverBeside);
