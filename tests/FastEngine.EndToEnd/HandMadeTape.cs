using System.Globalization;
using System.Text;

namespace FastEngine.EndToEnd;

/// <summary>Two minutes of one symbol, small enough to reckon every decision by hand.</summary>
/// <remarks>A trade of 1 every 100 ms at 60000, bought and sold in turn: every imbalance is 1, every second's volume 10, the value area one bin at
/// 60000, so that a long is at its low all the time. In second 40 and in second 100 instead: a sale of 10 at 59995, then four purchases
/// at 60000. With the last of them, at 950 ms, the windows of 1, 5 and 15 s hold bought over sold
/// 25/10, (20 + 25)/(20 + 10), (70 + 25)/(70 + 10) in second 40, and 30/10 and likewise less in second 100: rising towards the shortest. The candles of the
/// second and of the one before joined have a wick of 5 below, close at their high, and 2.25 and 2.5 times the mean volume of two: bounce
/// 0.4 + 0.4 and no speed in second 40, for nothing moved before it. Ten seconds later three trades at 59800 take the stop (0.2 % off, at 59880).</remarks>
internal static class HandMadeTape
{
    public const string Symbol = "BTCUSDT";

    /// <summary>Imbalance of the shortest window at the first decision; that of the second is 3.</summary>
    public const string FirstRatio = "2.5";
    public const string JustBelowFirstRatio = "2.4999";

    private const long StartMs = 1_700_000_040_000;
    private const int Seconds = 120;
    private const int DropAfter = 10;
    private static readonly int[] Bursts = [40, 100];

    public static long FirstDecisionNs => DecisionNs(0);

    public static long SecondDecisionNs => DecisionNs(1);

    private static long DecisionNs(int burst) => (StartMs + 1_000L * Bursts[burst] + 950) * 1_000_000;

    /// <summary>Raw frames.</summary>
    public static string Frames()
    {
        var text = new StringBuilder();
        var id = 0;
        for (var second = 0; second < Seconds; second++)
        {
            var burst = Array.IndexOf(Bursts, second);
            if (burst >= 0) Burst(second, lastQuantity: burst == 0 ? 7 : 12);
            else Steady(second);
        }

        return text.ToString();

        void Steady(int second)
        {
            for (var tenth = 0; tenth < 10; tenth++)
            {
                var isDrop = tenth < 3 && Bursts.Contains(second - DropAfter);
                Trade(1_000 * second + 100 * tenth, isDrop ? 59_800 : 60_000, 1, isSale: tenth % 2 == 1);
            }
        }

        void Burst(int second, int lastQuantity)
        {
            Trade(1_000 * second + 100, 59_995, 10, isSale: true);
            foreach (var ms in new[] { 500, 600, 700 }) Trade(1_000 * second + ms, 60_000, 6, isSale: false);
            Trade(1_000 * second + 950, 60_000, lastQuantity, isSale: false);
        }

        void Trade(int ms, int price, int quantity, bool isSale)
        {
            id++;
            var time = StartMs + ms;
            text.Append(CultureInfo.InvariantCulture, $"{time + 5} {{\"e\":\"aggTrade\",\"E\":{time + 1},\"s\":\"{Symbol}\",\"a\":{id},\"p\":\"{price}.0\",\"q\":\"{quantity}\",")
                .Append(CultureInfo.InvariantCulture, $"\"f\":{id},\"l\":{id},\"T\":{time},\"m\":{(isSale ? "true" : "false")}}}\n");
        }
    }

    /// <summary>Everything that takes a quarter of an hour takes a minute, and level 1 is not asked.</summary>
    public static string Config(string minRatio) =>
        $$"""
        candles:
          timeframes: [1s, 5s, 15s]
        cascade:
          windows: [1s, 5s, 15s]
        profile:
          window: 45s
          period: 15s
        regime:
          force: both
        decision:
          cascade:
            min_ratio: {{minRatio}}
        protection:
          enabled: false
        dtms:
          enabled: false
        dump:
          enabled: false
        """;
}
