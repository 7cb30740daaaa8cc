namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Addresses, credentials and fees of the venues.</summary>
    public static class Venues
    {
        private static readonly string[] WebSocketSchemes = ["wss", "ws"];

        public static readonly Section Section =
            new("venues", "Addresses, credentials and fees of the venues; credentials are references to environment variables or to the encrypted store.", Section.VenuesFile);

        /// <summary>Where orders mean money.</summary>
        public static readonly BinanceHostKnobs Binance = new(Section, "venues.binance", "Binance", new BinanceAddresses(
            "wss://stream.binance.com:9443", "https://api.binance.com", "wss://ws-api.binance.com:443/ws-api/v3",
            "wss://fstream.binance.com", "https://fapi.binance.com", "wss://ws-fapi.binance.com/ws-fapi/v1", "BINANCE"));

        public static readonly AddressKnob BinanceCoinmStream = Section.Declare(new AddressKnob
        {
            Key = "venues.binance.coinm_stream", DefaultText = "wss://dstream.binance.com", Schemes = WebSocketSchemes, Hashed = false,
            Meaning = "Host of the COIN-M futures market streams of Binance, without a path.",
        });

        /// <summary>The same with play money.</summary>
        public static readonly BinanceHostKnobs BinanceTestnet = new(Section, "venues.binance.testnet", "Binance's testnet", new BinanceAddresses(
            "wss://stream.testnet.binance.vision", "https://testnet.binance.vision", "wss://ws-api.testnet.binance.vision/ws-api/v3",
            "wss://fstream.binancefuture.com", "https://demo-fapi.binance.com", "wss://testnet.binancefuture.com/ws-fapi/v1", "BINANCE_TESTNET"));

        public static readonly DecimalKnob ExitReservePct = Section.Declare(new DecimalKnob
        {
            Key = "venues.binance.exit_reserve_pct", DefaultText = "20", Unit = "% of each limit", Min = 0m, Max = 90m, Step = 1m, Hashed = false,
            Meaning = "Share of Binance's rate limits that only exits, protection and cancellations may use.",
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
    }
}
