using System.Runtime.CompilerServices;

namespace FastEngine.Signals;

/// <summary>Room for the most windows that can be configured.</summary>
[InlineArray(Capacity)]
public struct ImbalanceValues
{
    public const int Capacity = 8;

    private double _first;
}
