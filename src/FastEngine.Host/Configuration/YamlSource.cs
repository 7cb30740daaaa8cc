using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FastEngine.Host.Configuration;

/// <summary>Reads the YAML that configuration needs (maps, lists, scalars) and keeps the line of every key and value.</summary>
/// <remarks>Aliases, tags and several documents are refused: what a file says must be readable from the line alone.</remarks>
public sealed class YamlSource
{
    private const int DeepestNesting = 32;
    private const long LargestFile = 4 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly List<Violation> _violations;
    private readonly Parser _parser;

    private YamlSource(string path, string text, List<Violation> violations)
    {
        _path = path;
        _violations = violations;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The content of a file; null when it is empty, or cannot be read, which is then a violation.</summary>
    public static Written? ReadFile(string path, string shownPath, List<Violation> violations)
    {
        var origin = Origin.File(shownPath);
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) violations.Add(new Violation(origin, "", "is a directory, not a YAML file"));
            else if (!file.Exists) violations.Add(new Violation(origin, "", "no such file"));
            else if (file.Length > LargestFile) violations.Add(new Violation(origin, "", $"{file.Length} bytes is too large for a configuration file"));
            else return Read(shownPath, StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'), violations);
        }
        catch (DecoderFallbackException)
        {
            violations.Add(new Violation(origin, "", "is not UTF-8 text"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            violations.Add(new Violation(origin, "", $"cannot be read: {e.Message}"));
        }

        return null;
    }

    /// <summary>The content of a text; null when it is empty or its syntax is broken, which is then a violation.</summary>
    public static Written? Read(string shownPath, string text, List<Violation> violations)
    {
        if (!IsWholeReadable(shownPath, text, violations)) return null;
        var source = new YamlSource(shownPath, text, violations);
        try
        {
            return source.ReadDocument();
        }
        catch (YamlException e)
        {
            violations.Add(new Violation(source.At(e.Start), "", $"not YAML: {Shown.Text(e.Message)}"));
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner has states that it reports with whatever exception comes out, e.g. for a flow list that never ends.
            violations.Add(new Violation(source.At(source._parser.Current?.End ?? Mark.Empty), "", "not YAML: the syntax is broken here"));
            return null;
        }
    }

    // The scanner takes a NUL for the end of the file, and skips directives that it does not know: both in silence.
    private static bool IsWholeReadable(string shownPath, string text, List<Violation> violations)
    {
        var nul = text.IndexOf('\0');
        var directive = text.StartsWith('%') ? 0 : text.IndexOf("\n%", StringComparison.Ordinal) + 1;
        if (nul >= 0) violations.Add(new Violation(LineAt(nul), "", "not YAML: a NUL character"));
        else if (directive > 0 || text.StartsWith('%')) violations.Add(new Violation(LineAt(directive), "", "not YAML: directives (lines that begin with %) are not supported"));
        else return true;
        return false;

        Origin LineAt(int position) => Origin.File(shownPath, 1 + text.AsSpan(0, position).Count('\n'));
    }

    private Origin At(Mark mark) => Origin.File(_path, (int)mark.Line);

    private Written? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return null;
        _parser.Consume<DocumentStart>();
        var root = ReadNode("", 0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            _violations.Add(new Violation(At(_parser.Current!.Start), "", "a second document ('---') in one file"));
        return root;
    }

    private Written ReadNode(string path, int depth)
    {
        var node = _parser.Consume<ParsingEvent>();
        if (depth > DeepestNesting) throw new YamlException(node.Start, node.End, $"nested deeper than {DeepestNesting} levels");
        if (node is AnchorAlias) throw new YamlException(node.Start, node.End, "aliases are not supported");
        if (node is NodeEvent named && (!named.Anchor.IsEmpty || !named.Tag.IsEmpty))
            throw new YamlException(node.Start, node.End, "anchors and tags are not supported");
        return node switch
        {
            MappingStart => ReadMap(node.Start, path, depth),
            SequenceStart => ReadList(node.Start, path, depth),
            Scalar scalar => new WrittenScalar(At(node.Start), scalar.Value, scalar.Style != ScalarStyle.Plain),
            _ => throw new YamlException(node.Start, node.End, "a value was expected"),
        };
    }

    private WrittenList ReadList(Mark start, string path, int depth)
    {
        var items = new List<Written>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode($"{path}[{items.Count}]", depth + 1));
        return new WrittenList(At(start), items);
    }

    private WrittenMap ReadMap(Mark start, string path, int depth)
    {
        var entries = new List<WrittenEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key was expected");
            var origin = At(key.Start);
            var keyPath = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            var value = ReadNode(keyPath, depth + 1);
            if (lines.TryAdd(key.Value, origin.Line)) entries.Add(new WrittenEntry(origin, key.Value, value));
            else _violations.Add(new Violation(origin, Shown.Text(keyPath), $"written twice, first in line {lines[key.Value]}"));
        }

        // The scanner gives no place to a map without braces inside a list in brackets: [a: 1].
        return new WrittenMap(start.Index == 0 && entries.Count > 0 ? entries[0].Origin : At(start), entries);
    }
}
