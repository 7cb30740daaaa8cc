using System.Diagnostics.Metrics;
using System.Net;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class ViewTests
{
    [Fact]
    public async Task Figures_are_in_the_text_of_Prometheus_with_labels_escaped()
    {
        await using var served = await Served.StartAsync();
        using var answer = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/metrics", TokenRole.Viewer));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("# HELP fastengine_ticks_total Ticks.\n# TYPE fastengine_ticks_total counter\nfastengine_ticks_total 7\n"
            + "# HELP fastengine_ring_used Slots.\n# TYPE fastengine_ring_used gauge\nfastengine_ring_used{ring=\"in\\\"b\\\\\\n\"} 3\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_same_figures_are_instruments_of_a_meter()
    {
        await using var served = await Served.StartAsync();
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, all) => { if (instrument.Meter.Name == "FastEngine") all.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(7, seen["fastengine.ticks"]);
        Assert.Equal(3, seen["fastengine.ring.used"]);
    }

    [Fact]
    public async Task Health_says_whether_the_engine_is_ready_to_anybody_and_nothing_else()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/health/ready", role: null)).Status);
        served.Engine.NotReady = "the journal cannot be written";
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await served.GetAsync("/health/ready", role: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/health/live", role: null)).Status);
    }

    [Fact]
    public async Task The_page_and_its_parts_are_served_under_a_policy_that_lets_nothing_else_in()
    {
        await using var served = await Served.StartAsync();
        foreach (var path in new[] { "/", "/app.js", "/api.js", "/chart.js", "/panels.js", "/text.js", "/app.css", "/icon.svg", "/charts.js" })
        {
            using var answer = await served.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Fact]
    public async Task Another_method_than_the_endpoints_is_a_problem()
    {
        await using var served = await Served.StartAsync();
        var (status, problem) = await served.SendAsync(served.Request(HttpMethod.Delete, "/api/v1/positions", TokenRole.Admin, "{}"));
        Assert.True(status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.Forbidden);
        Assert.Equal((int)status, (int?)problem!["status"]);
    }
}
