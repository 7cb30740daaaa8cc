using System.Globalization;
using FastEngine.Core;

namespace FastEngine.Storage.DuckDb;

/// <summary>Values of the row as text.</summary>
public sealed partial class DuckDbResult
{
    /// <summary>The value as exact text: decimals without trailing zeros, doubles that round-trip, ISO 8601 times, BLOBs in hexadecimal
    /// digits; null for NULL.</summary>
    public string? GetText(int column)
    {
        if (IsNull(column)) return null;
        var type = _columns[column].Type;
        switch (type)
        {
            case DuckDbType.Varchar:
                return GetString(column);
            case DuckDbType.Boolean:
                return GetBoolean(column) ? "true" : "false";
            case DuckDbType.Decimal:
                return FixedPoint.ToText(GetUnscaled(column), _columns[column].Scale);
            case DuckDbType.Float:
                return ((float)GetDouble(column)).ToString(CultureInfo.InvariantCulture);
            case DuckDbType.Double:
                return GetDouble(column).ToString(CultureInfo.InvariantCulture);
            case DuckDbType.UHugeInt:
                return GetUInt128(column).ToString(CultureInfo.InvariantCulture);
            case DuckDbType.Blob:
                return Convert.ToHexStringLower(GetBytes(column));
        }

        return InstantText.UnitNs(type) is null ? GetInt128(column).ToString(CultureInfo.InvariantCulture) : InstantText.Format(type, GetInstant(column));
    }

    /// <summary>A date or timestamp in the unit of its type.</summary>
    private unsafe long GetInstant(int column)
    {
        var at = Present(column);
        return _columns[column].Type == DuckDbType.Date ? *(int*)at : *(long*)at;
    }
}
