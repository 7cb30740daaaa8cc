using System.Collections.Immutable;
using FastEngine.Core;

namespace FastEngine.Trading.Portfolio;

/// <summary>Finds instruments by what people call them: a symbol, or its base asset.</summary>
internal static class AssetNames
{
    // Of an exchange's symbols nothing else tells where the base asset ends. Better ones first: a leader is looked for in this order.
    private static readonly string[] Quotes = ["USDT", "USDC", "FDUSD", "USD", "TUSD", "BUSD", "DAI", "EUR", "GBP", "JPY", "TRY", "BRL", "BTC", "ETH", "BNB"];

    /// <summary>Whether the name is the instrument's, or that of its base asset.</summary>
    public static bool IsOf(string name, Instrument instrument) => RankOf(name, instrument) >= 0;

    /// <summary>The instrument that a name means: the margined one before spot and coin-margined, the perpetual before those that expire; -1 for none.</summary>
    public static int Find(string name, Instrument[] instruments)
    {
        var (best, bestRank) = (-1, int.MaxValue);
        foreach (var instrument in instruments)
        {
            // What is added while the engine runs leads nothing: who leads is fixed at the start.
            if (instrument.IsSlot) continue;
            var rank = RankOf(name, instrument);
            if (rank < 0 || rank >= bestRank) continue;
            (best, bestRank) = (instrument.Id, rank);
        }

        return best;
    }

    /// <summary>What the names mean, each instrument once; a name of none is left out.</summary>
    public static int[] FindAll(ImmutableArray<string> names, Instrument[] instruments)
    {
        var found = new List<int>();
        foreach (var name in names)
        {
            var id = Find(name, instruments);
            if (id >= 0 && !found.Contains(id)) found.Add(id);
        }

        return [.. found];
    }

    /// <summary>By instrument, whether one of the names means it.</summary>
    public static bool[] AreAmong(ImmutableArray<string> names, Instrument[] instruments)
    {
        var are = new bool[instruments.Length];
        foreach (var instrument in instruments) are[instrument.Id] = IsAmong(names, instrument);
        return are;
    }

    /// <summary>Whether one of the names means the instrument.</summary>
    public static bool IsAmong(ImmutableArray<string> names, Instrument instrument)
    {
        foreach (var name in names)
            if (IsOf(name, instrument)) return true;
        return false;
    }

    // Lower is better; -1 for another asset.
    private static int RankOf(string name, Instrument instrument)
    {
        if (instrument.Symbol == name || instrument.Name == name) return 0;
        if (!instrument.Symbol.StartsWith(name, StringComparison.Ordinal)) return -1;
        var rest = instrument.Symbol.AsSpan(name.Length);
        var suffix = rest.IndexOf('_');
        var quote = suffix < 0 ? rest : rest[..suffix];
        for (var i = 0; i < Quotes.Length; i++)
        {
            if (!quote.SequenceEqual(Quotes[i])) continue;
            var market = instrument.Market switch { Market.UsdMargined => 0, Market.Spot => 1, _ => 2 };
            var expires = suffix >= 0 && !rest[suffix..].SequenceEqual("_PERP") ? 1 : 0;
            return 1 + i + Quotes.Length * (expires + 2 * market);
        }

        return -1;
    }
}
