using System.Buffers;
using System.Text;
using FastEngine.Server.Http;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class SharedAnswerTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new();
    private readonly SharedAnswers _all;
    private readonly SharedAnswer _answer;
    private int _made;

    public SharedAnswerTests()
    {
        _all = new SharedAnswers(_time);
        _answer = new SharedAnswer(_all, (asked, output) => output.Write(Encoding.ASCII.GetBytes($"{asked.Symbol}{asked.Limit}#{++_made}")));
    }

    [Fact]
    public void All_get_one_answer_until_it_is_a_tenth_of_a_second_old()
    {
        Assert.Equal("A1#1", Ask("A", 1));
        _time.Move(SharedAnswers.MostAge - Tick);
        Assert.Equal("A1#1", Ask("A", 1));
        _time.Move(Tick);
        Assert.Equal("A1#2", Ask("A", 1));
    }

    [Fact]
    public void Who_asks_for_something_else_gets_that()
    {
        Assert.Equal("A1#1", Ask("A", 1));
        Assert.Equal("A2#2", Ask("A", 2));
        Assert.Equal("B1#3", Ask("B", 1));
        Assert.Equal("A1#1", Ask("A", 1));
    }

    [Fact]
    public void After_a_command_nothing_is_shared_for_a_second()
    {
        Ask("A", 1);
        _all.Changed();
        Assert.Equal("A1#2", Ask("A", 1));
        Assert.Equal("A1#3", Ask("A", 1));
        _time.Move(TimeSpan.FromSeconds(1) - Tick);
        Assert.Equal("A1#4", Ask("A", 1));
        _time.Move(Tick);
        Assert.Equal("A1#4", Ask("A", 1));
    }

    [Fact]
    public void However_many_things_are_asked_for_few_answers_are_kept()
    {
        var kept = new List<WeakReference>();
        Fill(kept, 1_000);
        GC.Collect();
        Assert.InRange(kept.Count(answer => answer.IsAlive), 1, SharedAnswer.Most);
    }

    [Fact]
    public void What_fails_is_not_kept()
    {
        var fails = true;
        var answer = new SharedAnswer(_all, (_, output) =>
        {
            output.Write("half"u8);
            if (fails) throw new InvalidOperationException();
        });
        Assert.Throws<InvalidOperationException>(() => answer.Of(default));
        fails = false;
        Assert.Equal("half", Encoding.ASCII.GetString(Assert.Single(answer.Of(default))));
    }

    [Theory]
    [InlineData("/api/v1/status")]
    [InlineData("/api/v1/metrics")]
    [InlineData("/metrics")]
    public async Task Of_many_requests_few_ask_the_engine_until_something_is_commanded(string path)
    {
        await using var served = await Served.StartAsync(clock: _time);
        served.Engine.Asked = 0;
        for (var i = 0; i < 10; i++) await served.GetAsync(path);
        Assert.Equal(1, served.Engine.Asked);
        await served.CommandAsync("""{"command":"halt"}""");
        for (var i = 0; i < 10; i++) await served.GetAsync(path);
        Assert.Equal(11, served.Engine.Asked);
    }

    [Fact]
    public async Task What_one_role_was_told_nobody_else_is_who_may_not()
    {
        await using var served = await Served.StartAsync(clock: _time);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await served.GetAsync("/api/v1/risk")).Status);
        Assert.True(TokenFile.Remove(served.TokensPath, nameof(TokenRole.Viewer)));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await served.GetAsync("/api/v1/risk")).Status);
    }

    private string Ask(string symbol, int limit) => Encoding.ASCII.GetString(Assert.Single(_answer.Of(new ViewArguments(symbol, Limit: limit))));

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Fill(List<WeakReference> kept, int count)
    {
        for (var i = 0; i < count; i++) kept.Add(new WeakReference(_answer.Of(new ViewArguments("A", Limit: i))));
    }
}
