using System.Text;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>A frame as members in an order, how it is wrapped, and what was done to its bytes; small enough to shrink by leaving parts out.</summary>
internal sealed record FrameModel(FrameModel.Member[] Members, FrameModel.Wrapping Wrap, string Space, FrameModel.Mutation[] Mutations)
{
    /// <summary>A member as it is printed, quotes and escapes included.</summary>
    internal sealed record Member(string Name, string Value);

    internal enum Wrapping
    {
        Bare,
        Envelope,
        EnvelopeDataFirst,
        EnvelopeTwice,
        OtherKeys,
    }

    internal enum Change
    {
        Replace,
        Insert,
        Delete,
        Truncate,
    }

    /// <param name="Place">Taken modulo the frame's length.</param>
    internal sealed record Mutation(Change Change, int Place, byte Value);

    public byte[] ToBytes()
    {
        var data = "{" + Space + string.Join("," + Space, Members.Select(m => m.Name + Space + ":" + Space + m.Value)) + "}";
        var text = Wrap switch
        {
            Wrapping.Envelope => $"{{\"stream\":\"btcusdt@trade\",{Space}\"data\":{data}}}{Space}",
            Wrapping.EnvelopeDataFirst => $"{{\"data\":{data},\"x\":[],\"str\\u0065am\":\"b\"}}",
            Wrapping.EnvelopeTwice => $"{{\"data\":{{\"e\":\"trade\",\"X\":\"A\",\"M\":1}},\"stream\":\"b\",\"d\\u0061ta\":{data},\"e\":\"kline\"}}",
            Wrapping.OtherKeys => $"{{\"Stream\":\"b\",\"data \":{data},\"k\":{data}}}",
            _ => Space + data,
        };
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        foreach (var mutation in Mutations) Apply(bytes, mutation);
        return [.. bytes];
    }

    public IEnumerable<FrameModel> Smaller()
    {
        if (Mutations.Length > 0) yield return this with { Mutations = [] };
        for (var i = 0; i < Mutations.Length; i++) yield return this with { Mutations = [.. Mutations[..i], .. Mutations[(i + 1)..]] };
        if (Wrap != Wrapping.Bare) yield return this with { Wrap = Wrapping.Bare };
        if (Space.Length > 0) yield return this with { Space = "" };
        for (var i = 0; i < Members.Length; i++) yield return this with { Members = [.. Members[..i], .. Members[(i + 1)..]] };
    }

    public override string ToString() => $"{Encoding.Latin1.GetString(ToBytes())} {string.Join(' ', Mutations.Select(m => m.ToString()))}";

    private static void Apply(List<byte> bytes, Mutation mutation)
    {
        if (bytes.Count == 0) return;
        var place = mutation.Place % bytes.Count;
        switch (mutation.Change)
        {
            case Change.Replace: bytes[place] = mutation.Value; break;
            case Change.Insert: bytes.Insert(place, mutation.Value); break;
            case Change.Delete: bytes.RemoveAt(place); break;
            default: bytes.RemoveRange(place, bytes.Count - place); break;
        }
    }
}
