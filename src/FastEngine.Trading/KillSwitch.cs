using FastEngine.Core.Execution;

namespace FastEngine.Trading;

/// <summary>The level in force; what trips it comes from outside.</summary>
internal sealed class KillSwitch
{
    public KillSwitchLevel Level { get; set; }
}
