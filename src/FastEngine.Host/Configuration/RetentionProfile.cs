namespace FastEngine.Host.Configuration;

/// <summary>Whether stored rows are ever deleted.</summary>
public enum RetentionProfile
{
    Rolling,
    KeepEverything,
}
