using System.Globalization;
using System.Net;
using System.Text;

namespace FastEngine.Simulation.Reports.Html;

/// <summary>Writes markup in which every value is escaped: literals of an interpolated string are markup, its holes are text.</summary>
internal sealed class HtmlWriter(Stream stream) : IFormatProvider, ICustomFormatter, IDisposable
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    public void Write(FormattableString markup) => _writer.Write(markup.ToString(this));

    /// <summary>Markup that the program itself made, unescaped.</summary>
    public void Raw(string markup) => _writer.Write(markup);

    public void Dispose() => _writer.Dispose();

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => WebUtility.HtmlEncode(arg switch
    {
        null => "",
        IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
        _ => arg.ToString(),
    }) ?? "";
}
