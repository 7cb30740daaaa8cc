using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using static FastEngine.Venues.Tests.Binance.FrameModel;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>Generators of frames: the exchange's own shapes with any values, and JSON of any shape around a trade's fields.</summary>
internal static partial class FrameGenerator
{
    private static readonly Gen<string> Digits = Gen.Frequency(
        (6, Gen.Choose(1, 9).SelectMany(n => Gen.Choose(0, (int)Math.Pow(10, n) - 1)).Select(n => n.ToString())),
        (1, Gen.Choose(10, 24).SelectMany(n => Gen.ArrayOf(Gen.Elements('0', '1', '9', '5'), n)).Select(c => new string(c))),
        (1, Gen.Elements("9223372036854775807", "9223372036854775808", "92233720368547758", "0", "00", "999999999999999", "9999999999999999")));

    private static readonly Gen<string> Decimal = Gen.Frequency(
        (8, from whole in Digits from fraction in Digits select $"{whole}.{fraction}"),
        (4, from whole in Digits from fraction in Digits from zeros in Gen.Choose(0, 12) select $"{whole}.{fraction[..Math.Min(2, fraction.Length)]}{new string('0', zeros)}"),
        (3, Digits),
        (1, Gen.Elements("", ".", "1.", ".5", "-1", "+1", "1e5", "NaN", "Infinity", "0x10", "1,5", "1.2.3", " 1", "1 ", "0.0000000000000000000000", "1.5000000000000000000")));

    private static readonly Gen<string> Time = Gen.Frequency(
        (8, Gen.Choose(0, int.MaxValue).Select(n => (1_700_000_000_000L + n).ToString())),
        (4, Gen.Choose(0, int.MaxValue).Select(n => (1_700_000_000_000_000L + n).ToString())),
        (2, Gen.Elements("9223372036854", "9223372036855", "9223372036854775", "9223372036854776", "9999999999999", "9999999999999999", "0", "1", "0723161256321", "1000000000000000", "999999999999999", "123456789")),
        (1, Digits));

    private static readonly Gen<string> Symbol = Gen.Frequency(
        (12, Gen.Elements("BTCUSDT", "ETHUSDT", "BTCUSD_PERP", "X", "1000000LONGESTNAMEEVERUSDT")),
        (1, Gen.Elements("", "NONE", "btcusdt", "A_123", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG", "币安人生USDT", "BTC\\\\USDT", "\\ud83d\\ude00", "\\ud83d", "\\udc00x", "BTCUSDT\\u0000")));

    private static readonly Gen<string> Junk = Gen.Elements(
        "1", "-0.5e+10", "true", "false", "null", "[]", "{}", "\"\"", "\"trade\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "\"é\"", "[1,[2,{\"e\":\"trade\"}],\"]\"]",
        "{\"e\":\"trade\",\"s\":\"X\",\"p\":\"1\",\"q\":{\"T\":[{}]},\"m\":true}", "{\"stream\":\"a\",\"data\":{\"e\":\"aggTrade\"}}", "[[[[[[{}]]]]]]", "01", "1.", "-", "tru", "[1,]", "{,}", "\"\\u12\"", "nullx");

    /// <summary>Mutations of none to three bytes; cuts are as frequent as replaced bytes.</summary>
    public static readonly Gen<Mutation[]> Mutations =
        from count in Gen.Choose(0, 3)
        from mutations in Gen.ArrayOf(
            from change in Gen.Elements(Change.Replace, Change.Replace, Change.Insert, Change.Delete, Change.Truncate)
            from place in Gen.Choose(0, 10_000)
            from value in Gen.Frequency((3, Gen.Elements((byte)'"', (byte)'\\', (byte)'0', (byte)'.', (byte)',', (byte)'}', (byte)' ', (byte)'9', (byte)0x80, (byte)0xFF, (byte)0, (byte)'\n')), (2, Gen.Choose(0, 255).Select(b => (byte)b)))
            select new Mutation(change, place, value), count)
        select mutations;

    /// <summary>The exchange's shapes, every value replaced, unmutated or slightly mutated.</summary>
    public static readonly Arbitrary<FrameModel> Canonical = Arbitrary(
        from shape in Gen.Elements(FrameText.Trades)
        from members in Refilled(shape)
        from wrap in Gen.Elements(Wrapping.Bare, Wrapping.Envelope)
        from mutations in Gen.Frequency((2, Gen.Constant(Array.Empty<Mutation>())), (1, Mutations))
        select new FrameModel(members, wrap, "", mutations));

    /// <summary>A trade's fields in any order, with duplicates, omissions, escapes, white space and foreign members.</summary>
    public static readonly Arbitrary<FrameModel> Anything = Arbitrary(
        from shape in Gen.Elements(FrameText.Trades)
        from members in Refilled(shape)
        from extra in Gen.Choose(0, 4).SelectMany(n => Gen.ArrayOf(ExtraMember, n))
        from order in Gen.Shuffle(members.Concat(extra).ToArray())
        from omitted in Gen.Frequency((6, Gen.Constant(-1)), (1, Gen.Choose(0, order.Length - 1)))
        from escaped in Gen.Frequency((3, Gen.Constant(-1)), (1, Gen.Choose(0, order.Length - 1)))
        from wrap in Gen.Elements(Wrapping.Bare, Wrapping.Envelope, Wrapping.EnvelopeDataFirst, Wrapping.EnvelopeTwice, Wrapping.OtherKeys)
        from space in Gen.Elements("", "", " ", "\n\t \r")
        from mutations in Gen.Frequency((3, Gen.Constant(Array.Empty<Mutation>())), (1, Mutations))
        select new FrameModel([.. order.Select((m, i) => i == escaped ? Escape(m) : m).Where((_, i) => i != omitted)], wrap, space, mutations));

    private static Gen<Member> ExtraMember =>
        from name in Gen.Elements("e", "E", "s", "S", "t", "T", "a", "p", "P", "q", "Q", "m", "M", "X", "x", "data", "stream", "", "ee", "é", "\\u0054", "\\n")
        from value in Gen.OneOf(Junk, Decimal.Select(d => $"\"{d}\""), Time, Gen.Elements("\"trade\"", "\"aggTrade\"", "\"MARKET\"", "\"BTCUSDT\"", "true", "false"))
        select new Member($"\"{name}\"", value);

    private static Arbitrary<FrameModel> Arbitrary(Gen<FrameModel> generator) => Arb.From(generator, frame => frame.Smaller());

    private static Gen<Member[]> Refilled(string shape) =>
        from members in Gen.CollectToArray(MemberPattern().Matches(shape), match => Refill(match.Groups[1].Value, match.Groups[2].Value))
        select members;

    private static Gen<Member> Refill(string name, string value) =>
        from refilled in name switch
        {
            "\"p\"" or "\"q\"" or "\"nq\"" => Gen.Frequency((12, Decimal.Select(d => $"\"{d}\"")), (1, Decimal.Where(d => d.Length > 0))),
            "\"T\"" or "\"E\"" => Time,
            "\"s\"" => Symbol.Select(s => $"\"{s}\""),
            "\"t\"" or "\"a\"" or "\"f\"" or "\"l\"" => Digits,
            "\"m\"" or "\"M\"" => Gen.Elements("true", "false"),
            "\"X\"" => Gen.Frequency((9, Gen.Constant(value)), (1, Gen.Elements("\"NA\"", "null", "\"market\"", "\"MARK\\u0045T\"", "\"\""))),
            _ => Gen.Constant(value),
        }
        from kept in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Member(name, kept ? value : refilled);

    // Every character of name and string value by its number.
    private static Member Escape(Member member) => new(EscapeText(member.Name), member.Value.StartsWith('"') && !member.Value.Contains('\\') ? EscapeText(member.Value) : member.Value);

    private static string EscapeText(string quoted)
    {
        if (quoted.Contains('\\')) return quoted;
        var text = new StringBuilder("\"");
        foreach (var c in quoted[1..^1]) text.Append($"\\u{(int)c:x4}");
        return text.Append('"').ToString();
    }

    [GeneratedRegex("""("[a-zA-Z]+"):("[^"]*"|[^,}]+)""")]
    private static partial Regex MemberPattern();
}
