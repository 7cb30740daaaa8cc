using System.CommandLine;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine config</c>: checks, shows and explains the configuration.</summary>
public static class ConfigVerb
{
    public static Command Create() => new("config", "Check, show and explain the configuration.")
    {
        ConfigCheckVerb.Create(),
        ConfigShowVerb.Create(),
        ConfigExplainVerb.Create(),
    };
}
