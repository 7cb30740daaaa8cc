namespace FastEngine.Core.Logging;

/// <summary>Level and text of a log event. Read once, at the start, by the slow side.</summary>
/// <remarks>
/// <c>{instrument}</c> and <c>{order}</c> are the event's own; the other names are its numbers, at most four, in their order.
/// After a colon comes how a number is shown: <c>price</c> and <c>quantity</c> at the instrument's scales, <c>time</c> and <c>duration</c>
/// of nanoseconds, or a .NET number format.
/// </remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LogTextAttribute(LogLevel level, string template) : Attribute
{
    public LogLevel Level { get; } = level;

    public string Template { get; } = template;
}
