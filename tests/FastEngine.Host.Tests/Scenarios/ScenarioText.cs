using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios;
using FastEngine.Host.Scenarios.Reading;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>Scenarios written in tests.</summary>
internal static class ScenarioText
{
    /// <summary>A scenario of one symbol around 100, with bars of a second; what follows is added.</summary>
    public static string With(string tape, string rest = "expect: [signal]") =>
        $"name: test\nshows: [a test]\nbase: micro\ntape:\n  BTCUSDT: {tape}\n{rest}\n";

    public static Scenario Read(string text)
    {
        var violations = new List<Violation>();
        var scenario = ScenarioReader.ReadText("test.yaml", text, violations);
        Assert.Empty(violations);
        return scenario!;
    }

    public static ScenarioOutcome Run(string text) => ScenarioRun.Run(Read(text));

    public static IReadOnlyList<string> ViolationsOf(string text)
    {
        var violations = new List<Violation>();
        Assert.Null(ScenarioReader.ReadText("test.yaml", text, violations));
        return [.. violations.Select(violation => violation.ToString())];
    }
}
