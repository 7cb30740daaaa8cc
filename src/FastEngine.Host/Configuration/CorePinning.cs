using System.Collections.Immutable;

namespace FastEngine.Host.Configuration;

/// <summary>How hot threads are bound to cores.</summary>
public sealed class CorePinning
{
    private CorePinning(bool isAuto, ImmutableArray<int> cores) => (IsAuto, Cores) = (isAuto, cores);

    /// <summary>The engine chooses from the cores that it may use.</summary>
    public static CorePinning Auto { get; } = new(true, []);

    /// <summary>The scheduler chooses.</summary>
    public static CorePinning None { get; } = new(false, []);

    public bool IsAuto { get; }

    /// <summary>In the order in which threads take them; empty unless the cores were listed.</summary>
    public ImmutableArray<int> Cores { get; }

    public static CorePinning To(ImmutableArray<int> cores) => new(false, cores);

    public override string ToString() => IsAuto ? "auto" : Cores.IsEmpty ? "none" : $"[{string.Join(", ", Cores)}]";
}
