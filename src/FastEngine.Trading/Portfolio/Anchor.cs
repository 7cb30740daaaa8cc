namespace FastEngine.Trading.Portfolio;

/// <summary>A point of a curve: so many points at this value.</summary>
public readonly record struct Anchor(double At, double Points);
