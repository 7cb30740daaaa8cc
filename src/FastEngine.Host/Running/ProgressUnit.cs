using FastEngine.Core;

namespace FastEngine.Host.Running;

/// <summary>What progress is told in.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Size">Of what is counted in one of it.</param>
internal readonly record struct ProgressUnit(string Name, double Size)
{
    public static ProgressUnit Megabytes { get; } = new("MB", 1e6);

    /// <summary>Engine time is counted in ns.</summary>
    public static ProgressUnit HoursOfTape { get; } = new("h of tape", EngineTime.NsPerHour);
}
