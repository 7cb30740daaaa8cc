namespace FastEngine.Proofs;

/// <summary>Exit codes of a proof.</summary>
internal static class Verdict
{
    public const int Proved = 0;
    public const int Refuted = 1;
    public const int Usage = 2;
}
