using System.Text;
using FastEngine.Rings.Tests;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Tests.Binance;

public class SigningTests
{
    // The example of the venue's documentation.
    private const string HmacSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string HmacPayload = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    // Seed of the first test of RFC 8032.
    private const string Ed25519Key = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
    private const string Ed25519Payload = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2&timestamp=1668481559918&recvWindow=5000";
    private const string Ed25519Signature = "XtZirsmmi0noRzUfkqktvkVfxpkq/WtbLg2UOL3QGYdUBZVlqOBEMuEVw8zioY93N54NcKj9UuAXQEa9zgTDBg==";

    // The framework's, and the one that is taken where OpenSSL is.
    private static RequestSigner[] HmacSigners(string secret) => [new HmacSigner(new Secret(secret)), new OpenSslHmacSigner(new Secret(secret))];

    [Fact]
    public void Hmac_gives_the_signature_of_the_documentation_for_each_request_as_if_it_were_the_first()
    {
        foreach (var signer in HmacSigners(HmacSecret))
        {
            Assert.Equal("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71", Sign(signer, HmacPayload));
            Sign(signer, "something else");
            Assert.Equal("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71", Sign(signer, HmacPayload));
            signer.Dispose();
        }
    }

    [Theory]
    [InlineData("Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Hmac_gives_the_signature_of_a_vector_of_RFC_4231(string secret, string payload, string signature)
    {
        foreach (var signer in HmacSigners(secret)) Assert.Equal(signature, Sign(signer, payload));
    }

    [Fact]
    public void Both_ways_to_an_Hmac_agree_for_every_length_of_key_and_text()
    {
        for (var length = 1; length < 200; length++)
        {
            var text = new string('x', length) + length;
            var signers = HmacSigners(text);

            Assert.Equal(Sign(signers[0], text), Sign(signers[1], text));
        }
    }

    [Fact]
    public void A_signer_that_was_disposed_of_signs_nothing()
    {
        var signer = new OpenSslHmacSigner(new Secret(HmacSecret));
        signer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Sign(signer, HmacPayload));
    }

    [Theory]
    [InlineData(Ed25519Key)]
    [InlineData("-----BEGIN PRIVATE KEY-----\n" + Ed25519Key + "\n-----END PRIVATE KEY-----")]
    public void Ed25519_gives_the_signature_of_the_vector_from_either_form_of_the_key(string key)
    {
        using var signer = new Ed25519Signer(new Secret(key));

        Assert.Equal(Ed25519Signature, Sign(signer, Ed25519Payload));
        Assert.Equal(Ed25519Signature, Sign(signer, Ed25519Payload));
    }

    [Fact]
    public void Ed25519_gives_the_signature_of_the_empty_message_in_RFC_8032()
    {
        using var signer = new Ed25519Signer(new Secret(Ed25519Key));

        var expected = Convert.FromHexString("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        Assert.Equal(Convert.ToBase64String(expected), Sign(signer, ""));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("MC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----")]
    public void What_is_no_Ed25519_key_is_refused_without_repeating_it(string key)
    {
        var exception = Assert.Throws<SecretException>(() => new Ed25519Signer(new Secret(key)));

        Assert.DoesNotContain(key, exception.ToString());
    }

    [Theory]
    [InlineData(HmacSecret, KeyKind.Hmac)]
    [InlineData(Ed25519Key, KeyKind.Ed25519)]
    public void The_kind_of_a_key_is_seen_by_its_secret(string secret, KeyKind kind)
    {
        using var credentials = Credentials.Of(new Secret("abc123"), new Secret(secret));

        Assert.Equal(kind, credentials.Kind);
        Assert.DoesNotContain(secret, $"{credentials} {new Secret(secret)}");
        Assert.DoesNotContain("abc123", $"{credentials}");
    }

    [Fact]
    public void A_key_that_could_say_something_else_in_a_request_is_refused() =>
        Assert.Throws<SecretException>(() => new Credentials(new Secret("a\",\"b"), new Secret("x"), KeyKind.Hmac));

    [Fact]
    public void Parameters_out_of_the_order_of_their_names_are_a_mistake_of_ours()
    {
        var template = new RequestTemplate((byte)'o', "order.place"u8).Add("symbol"u8, "X"u8);

        Assert.Throws<InvalidOperationException>(() => template.Add("side"u8, "BUY"u8));
    }

    [Fact]
    public void A_request_signs_its_parameters_with_the_key_among_them_in_the_order_of_their_names()
    {
        var credentials = new Credentials(new Secret("vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"), new Secret(HmacSecret), KeyKind.Hmac);
        using var request = new SignedRequest(credentials);
        var template = new RequestTemplate((byte)'o', "order.place"u8).AddKey(credentials).Add("price"u8, RequestSlot.Price).Add("timestamp"u8, RequestSlot.Timestamp).End();
        request.Begin(template, 7);
        request.Fill(1, 1);
        request.Fill(1_499_827_319_559);
        request.Sign();

        var payload = "apiKey=vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A&price=0.1&timestamp=1499827319559";
        var signature = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.ASCII.GetBytes(HmacSecret), Encoding.ASCII.GetBytes(payload)));
        Assert.Equal(
            "{\"id\":\"o7\",\"method\":\"order.place\",\"params\":{\"apiKey\":\"vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A\",\"price\":\"0.1\","
            + $"\"timestamp\":1499827319559,\"signature\":\"{signature}\"}}}}",
            Encoding.ASCII.GetString(request.Message));
        Assert.Equal("price=0.1", request.ToQuery());
    }

    [Theory]
    [InlineData(KeyKind.Hmac)]
    [InlineData(KeyKind.Ed25519)]
    public void Writing_and_signing_an_order_allocates_nothing(KeyKind kind)
    {
        using var orders = new OrderWriter(kind);
        orders.WriteAll();
        orders.WriteAll();
        var allocated = Allocations.Least(() =>
        {
            for (var i = 0; i < 10; i++) orders.WriteAll();
        });
        Assert.Equal(0, allocated);
    }

    private static string Sign(RequestSigner signer, string payload)
    {
        Span<byte> signature = stackalloc byte[RequestSigner.MaxLength];
        return Encoding.ASCII.GetString(signature[..signer.Sign(Encoding.ASCII.GetBytes(payload), signature)]);
    }
}
