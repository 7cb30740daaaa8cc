namespace FastEngine.Host.Configuration;

/// <summary>The effective value of one knob and where it was written.</summary>
/// <param name="Source">Precedence of the source that wrote it: higher overrides lower, 0 is the built-in default.</param>
internal sealed record ResolvedKnob(object Value, Origin Origin, int Source);
