namespace FastEngine.Host.Configuration;

/// <summary>Lists, however they were written: as a YAML list, or in a variable or <c>--set</c> as <c>[a, b]</c> or <c>a,b</c>.</summary>
public static class ListText
{
    /// <summary>False when it is not a list.</summary>
    public static bool TryItems(Written written, out IReadOnlyList<Written> items)
    {
        items = [];
        if (written is WrittenList list)
        {
            items = list.Items;
            return true;
        }

        if (written is not WrittenScalar scalar || scalar.IsNothing || scalar.Origin.Kind is OriginKind.File or OriginKind.Default) return false;
        var text = scalar.Text.Trim();
        if (text.StartsWith('[') && text.EndsWith(']')) text = text[1..^1];
        if (text.Trim().Length == 0) return true;
        items = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(item => new WrittenScalar(scalar.Origin, item))];
        return true;
    }
}
