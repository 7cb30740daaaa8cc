namespace FastEngine.Host.Configuration;

/// <summary>Where a value was written, in order of precedence: a later kind overrides an earlier one.</summary>
public enum OriginKind
{
    Default,
    File,
    Variable,
    Option,
}
