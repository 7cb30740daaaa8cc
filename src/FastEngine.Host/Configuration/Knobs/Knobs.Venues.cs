namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>Addresses and credentials of the venues.</summary>
    public static class Venues
    {
        private static readonly string[] WebSocketSchemes = ["wss", "ws"];

        public static readonly Section Section =
            new("venues", "Addresses and credentials of the venues; credentials are references to environment variables.", Section.VenuesFile);

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

        private static AddressKnob Stream(string market, string address, string name) => Section.Declare(new AddressKnob
        {
            Key = $"venues.binance.{market}_stream", DefaultText = address, Schemes = WebSocketSchemes, Hashed = false,
            Meaning = $"Host of the {name} market streams, without a path.",
        });
    }
}
