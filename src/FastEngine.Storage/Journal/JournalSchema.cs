using System.Text;

namespace FastEngine.Storage.Journal;

/// <summary>What the payloads of a segment mean; the journal compares the layout and keeps the text.</summary>
public sealed class JournalSchema
{
    public const int LayoutSize = 32;

    /// <summary>Largest text, in bytes of UTF-8.</summary>
    public const int MaxText = 4096;

    private readonly byte[] _layout;
    private readonly byte[] _text;

    /// <param name="layout">A 32-byte hash of the records' layout.</param>
    /// <param name="text">For people and for the caller, such as the configuration's hash.</param>
    public JournalSchema(ReadOnlySpan<byte> layout, string text = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (layout.Length != LayoutSize) throw new ArgumentException($"a layout hash has {LayoutSize} bytes, not {layout.Length}", nameof(layout));
        _layout = layout.ToArray();
        _text = Encoding.UTF8.GetBytes(text);
        if (_text.Length > MaxText) throw new ArgumentException($"the schema text has {_text.Length} bytes; {MaxText} are allowed", nameof(text));
        Text = text;
    }

    public ReadOnlySpan<byte> Layout => _layout;

    public string Text { get; }

    internal ReadOnlySpan<byte> TextBytes => _text;

    public bool HasLayoutOf(JournalSchema other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _layout.AsSpan().SequenceEqual(other._layout);
    }
}
