using System.Runtime.CompilerServices;

namespace FastEngine.Signals.Surveillance;

/// <summary>A symbol's value area low (the long's line) and high (the short's), by direction.</summary>
[InlineArray(2)]
internal struct WatchedLines
{
    private WatchedLine _first;
}
