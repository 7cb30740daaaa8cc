namespace FastEngine.Signals.Surveillance;

/// <summary>Where a price lies in the value area, seen from a direction.</summary>
public enum ProfilePosition : byte
{
    /// <summary>Outside the area and not at the edge on the direction's side, or there is no area.</summary>
    Outside,

    Inside,

    /// <summary>At the area's low for a long, at its high for a short.</summary>
    AtEdge,
}
