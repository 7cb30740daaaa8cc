using System.Net;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Streaming;

public sealed class StreamTests
{
    [Fact]
    public async Task Frames_and_the_chart_that_was_asked_for_arrive_in_order()
    {
        await using var served = await Served.StartAsync();
        using var answer = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/stream?symbol=BTCUSDT", TokenRole.Viewer), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var events = new List<(string Name, long Id)>();
        while (events.Count < 6) events.Add(await EventAsync(reader));
        Assert.Equal(["frame", "chart", "frame", "chart", "frame", "chart"], events.Select(e => e.Name));
        Assert.Equal(events.Select(e => e.Id).Order(), events.Select(e => e.Id));
        Assert.Equal(3, events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_is_removed()
    {
        await using var served = await Served.StartAsync();
        using var answer = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/stream", TokenRole.Viewer), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await EventAsync(reader);
        TokenFile.Remove(served.TokensPath, nameof(TokenRole.Viewer));
        while (await reader.ReadLineAsync() is not null)
        {
        }

        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me", TokenRole.Admin)).Status);
    }

    [Fact]
    public async Task More_dashboards_than_there_are_places_are_turned_away()
    {
        await using var served = await Served.StartAsync(options => options with { MaxStreams = 1 });
        using var first = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/stream"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await served.GetAsync("/api/v1/stream")).Status);
    }

    [Fact]
    public async Task Clients_that_never_read_keep_nobody_waiting()
    {
        await using var served = await Served.StartAsync();
        var stuck = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++) stuck.Add(await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/stream?symbol=ETHUSDT"), HttpCompletionOption.ResponseHeadersRead));
        using var answer = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/stream", TokenRole.Viewer), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        for (var i = 0; i < 5; i++) Assert.Equal("frame", (await EventAsync(reader)).Name);
        foreach (var one in stuck) one.Dispose();
    }

    private static async Task<(string Name, long Id)> EventAsync(StreamReader reader)
    {
        var name = (await reader.ReadLineAsync())!["event: ".Length..];
        var id = long.Parse((await reader.ReadLineAsync())!["id: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("data: {", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        return (name, id);
    }
}
