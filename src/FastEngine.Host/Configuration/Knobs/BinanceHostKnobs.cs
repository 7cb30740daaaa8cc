namespace FastEngine.Host.Configuration;

/// <summary>Addresses and credentials of one set of Binance's hosts: the live one, or the testnet.</summary>
public sealed class BinanceHostKnobs
{
    private static readonly string[] WebSocketSchemes = ["wss", "ws"];
    private static readonly string[] RestSchemes = ["https", "http"];

    internal BinanceHostKnobs(Section section, string prefix, string name, BinanceAddresses hosts)
    {
        AddressKnob Address(string key, string address, string[] schemes, string meaning) => section.Declare(new AddressKnob
        {
            Key = $"{prefix}.{key}", DefaultText = address, Schemes = schemes, Hashed = false, Meaning = meaning,
        });
        SecretKnob Secret(string key, string variable, string meaning) => section.Declare(new SecretKnob
        {
            Key = $"{prefix}.{key}", DefaultText = $"${{env:{hosts.Variables}_{variable}}}", Hashed = false, Meaning = meaning,
        });
        SpotStream = Address("spot_stream", hosts.SpotStream, WebSocketSchemes, $"Host of the spot market streams of {name}, without a path.");
        SpotRest = Address("spot_rest", hosts.SpotRest, RestSchemes, $"Host of the spot REST API of {name}.");
        SpotWsApi = Address("spot_ws_api", hosts.SpotWsApi, WebSocketSchemes, $"Address of the spot WebSocket API of {name}: orders and user data.");
        UsdmStream = Address("usdm_stream", hosts.UsdmStream, WebSocketSchemes, $"Host of the USD-M futures streams of {name}, without a path: /public, /market and /private are added.");
        UsdmRest = Address("usdm_rest", hosts.UsdmRest, RestSchemes, $"Host of the USD-M futures REST API of {name}.");
        UsdmWsApi = Address("usdm_ws_api", hosts.UsdmWsApi, WebSocketSchemes, $"Address of the USD-M futures WebSocket API of {name}.");
        ApiKey = Secret("api_key", "API_KEY", $"API key at {name}; public market data needs none.");
        ApiSecret = Secret("api_secret", "API_SECRET", $"What signs requests to {name}: the secret of an HMAC key, or a private Ed25519 key as PKCS#8 in base64; public market data needs none.");
    }

    public AddressKnob SpotStream { get; }

    public AddressKnob SpotRest { get; }

    public AddressKnob SpotWsApi { get; }

    public AddressKnob UsdmStream { get; }

    public AddressKnob UsdmRest { get; }

    public AddressKnob UsdmWsApi { get; }

    public SecretKnob ApiKey { get; }

    public SecretKnob ApiSecret { get; }

    public IReadOnlyList<Knob> All => [SpotStream, SpotRest, SpotWsApi, UsdmStream, UsdmRest, UsdmWsApi, ApiKey, ApiSecret];
}
