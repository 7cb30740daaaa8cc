namespace FastEngine.Host.Running;

/// <summary>Speeds of a demo that a person follows: what trades last a market minute or two, so the market slows down while one is open.</summary>
/// <param name="Usual">Multiple of the market's own time.</param>
internal sealed record DemoPace(double Usual, double WhileOpen)
{
    public string About => FormattableString.Invariant($" It passes {Usual:0} times as fast as a real one, and {WhileOpen:0} times while a position is open.");
}
