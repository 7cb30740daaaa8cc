using System.Runtime.InteropServices;
using System.Text;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>Text between .NET and DuckDB, which speaks UTF-8.</summary>
internal static class NativeText
{
    /// <summary>Refuses what has no UTF-8 (half a surrogate pair) instead of changing it.</summary>
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Text that DuckDB owns; null where there is none.</summary>
    public static string? Of(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>Text that the caller owns: it is freed.</summary>
    public static string? Take(nint text)
    {
        var result = Of(text);
        if (text != 0) DuckDbNative.Free(text);
        return result;
    }

    /// <summary>DuckDB's functions end a statement or name at its first NUL: what follows would be lost silently.</summary>
    public static void RefuseNul(string text, string what)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"The {what} contains a NUL character at position {text.IndexOf('\0', StringComparison.Ordinal)}.", what);
    }
}
