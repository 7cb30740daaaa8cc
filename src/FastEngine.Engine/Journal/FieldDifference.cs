using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FastEngine.Engine.Journal;

/// <summary>Compares two structs field by field and names the first that differs. Stamps of monotonic clocks are no results and do not count.</summary>
internal static class FieldDifference
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <returns>Name and both values of the first field that differs; null when none does.</returns>
    public static (string Field, string Recorded, string Replayed)? Find<T>(in T recorded, in T replayed)
        where T : unmanaged
    {
        if (JournalCodec.Of(in recorded).SequenceEqual(JournalCodec.Of(in replayed))) return null;
        return Find(typeof(T), "", recorded, replayed);
    }

    private static (string Field, string Recorded, string Replayed)? Find(Type type, string prefix, object recorded, object replayed)
    {
        foreach (var field in type.GetFields(Fields))
        {
            var name = Name(field);
            if (name.EndsWith("Stamp", StringComparison.Ordinal) || name == "Position") continue;
            var left = field.GetValue(recorded)!;
            var right = field.GetValue(replayed)!;
            var inner = field.FieldType;
            if (inner.IsPrimitive || inner.IsEnum || inner == typeof(Int128))
            {
                if (!left.Equals(right)) return (prefix + name, Text(left), Text(right));
            }
            else if (inner.GetCustomAttribute<InlineArrayAttribute>() is { } array)
            {
                if (InlineDifference(left, right, array.Length) is { } at) return ($"{prefix}{name}[{at.Index}]", Text(at.Left), Text(at.Right));
            }
            else if (Find(inner, prefix + name + ".", left, right) is { } difference)
            {
                // Field by field: a struct that has an inline array somewhere cannot be asked whether it equals another.
                return difference;
            }
        }

        return null;
    }

    private static (int Index, double Left, double Right)? InlineDifference(object left, object right, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var a = Element(left, i);
            var b = Element(right, i);
            if (!a.Equals(b)) return (i, a, b);
        }

        return null;
    }

    // Inline arrays of the journal's structs hold doubles.
    private static double Element(object array, int index) =>
        Unsafe.Add(ref Unsafe.As<byte, double>(ref Unsafe.As<Boxed>(array).First), index);

    private static string Name(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static string Text(object value) => value is double number
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // The layout of a boxed struct: its bytes follow the type.
    private sealed class Boxed
    {
        public byte First;
    }
}
