namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Addresses, credentials and fees of the venues.</summary>
    public static class Venues
    {
        private static readonly string[] WebSocketSchemes = ["wss", "ws"];

        public static readonly Section Section =
            new("venues", "Addresses, credentials and fees of the venues; credentials are references to environment variables.", Section.VenuesFile);

        public static readonly AddressKnob BinanceSpotStream = Stream("spot", "wss://stream.binance.com:9443", "Binance spot");

        public static readonly AddressKnob BinanceUsdmStream = Stream("usdm", "wss://fstream.binance.com", "Binance USD-M futures");

        public static readonly AddressKnob BinanceCoinmStream = Stream("coinm", "wss://dstream.binance.com", "Binance COIN-M futures");

        public static readonly SecretKnob BinanceApiKey = Section.Declare(new SecretKnob
        {
            Key = "venues.binance.api_key", DefaultText = "${env:BINANCE_API_KEY}", Hashed = false,
            Meaning = "API key; public market data needs none.",
        });

        public static readonly SecretKnob BinanceApiSecret = Section.Declare(new SecretKnob
        {
            Key = "venues.binance.api_secret", DefaultText = "${env:BINANCE_API_SECRET}", Hashed = false,
            Meaning = "Secret that signs requests; public market data needs none.",
        });

        public static readonly DecimalKnob SpotTakerPct = Fee("spot.taker_pct", "0.1", "Fee of a fill that takes liquidity on spot.");

        public static readonly DecimalKnob SpotMakerPct = Fee("spot.maker_pct", "0.1", "Fee of a fill that gives liquidity on spot; a rebate is negative.");

        public static readonly DecimalKnob UsdmTakerPct = Fee("usdm.taker_pct", "0.05", "Fee of a fill that takes liquidity on USD-M futures.");

        public static readonly DecimalKnob UsdmMakerPct =
            Fee("usdm.maker_pct", "0.02", "Fee of a fill that gives liquidity on USD-M futures; a rebate is negative.");

        public static readonly DecimalKnob CoinmTakerPct = Fee("coinm.taker_pct", "0.05", "Fee of a fill that takes liquidity on COIN-M futures.");

        public static readonly DecimalKnob CoinmMakerPct =
            Fee("coinm.maker_pct", "0.02", "Fee of a fill that gives liquidity on COIN-M futures; a rebate is negative.");

        private static DecimalKnob Fee(string key, string percent, string meaning) => Section.Declare(new DecimalKnob
        {
            Key = $"venues.binance.fees.{key}", DefaultText = percent, Unit = "% of the notional",
            Min = key.Contains("maker", StringComparison.Ordinal) ? -0.1m : 0m, Max = 1m, Step = FeeStep, Hashed = true, Meaning = meaning,
        });

        private static AddressKnob Stream(string market, string address, string name) => Section.Declare(new AddressKnob
        {
            Key = $"venues.binance.{market}_stream", DefaultText = address, Schemes = WebSocketSchemes, Hashed = false,
            Meaning = $"Host of the {name} market streams, without a path.",
        });
    }
}
