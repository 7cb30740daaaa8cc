using System.Text;
using FastEngine.Host.Control;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Control;

public sealed class ControlRefusalTests : IDisposable
{
    private readonly ControlFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hello\n", "usage", "not a request")]
    [InlineData("\n", "usage", "not a request")]
    [InlineData("[1,2]\n", "usage", "not a request")]
    [InlineData("null\n", "usage", "version 1 of the control protocol, the request is of 0")]
    [InlineData("{\"v\":2,\"verb\":\"status\"}\n", "usage", "the request is of 2")]
    [InlineData("{\"v\":1,\"verb\":\"drop\"}\n", "usage", "is not one of status, query and command")]
    [InlineData("{\"v\":1}\n", "usage", "is not one of status, query and command")]
    [InlineData("{\"v\":1,\"verb\":\"query\"}\n", "usage", "no sql")]
    [InlineData("{\"v\":1,\"verb\":\"query\",\"sql\":\"x\",\"timeout_ns\":0}\n", "usage", "timeout_ns 0 is not 1 to")]
    [InlineData("{\"v\":1,\"verb\":\"query\",\"sql\":\"x\",\"limit\":0}\n", "usage", "limit 0 is not 1 or more")]
    [InlineData("{\"v\":1,\"verb\":\"query\",\"sql\":\"x\",\"format\":\"excel\"}\n", "usage", "not a request")]
    [InlineData("{\"v\":1,\"verb\":\"command\",\"name\":\"flatten\"}\n", "usage", "there is no command")]
    [InlineData("{\"v\":1,\"verb\":\"command\",\"name\":\"set\",\"arguments\":[null,null]}\n", "usage", "set is followed by KNOB VALUE")]
    [InlineData("{\"v\":1,\"verb\":\"command\",\"name\":\"close\",\"arguments\":[\"position\"]}\n", "usage", "close is followed by")]
    [InlineData("{\"v\":1,\"verb\":\"command\",\"name\":\"close\",\"arguments\":[\"position\",\"-3\"]}\n", "usage", "close is followed by")]
    public void What_is_no_request_is_refused_with_the_reason(string said, string fault, string reason)
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget());
        var answer = _folder.Say(said);
        Assert.Contains("\"ok\":false", answer);
        Assert.Contains($"\"fault\":\"{fault}\"", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(reason, answer);
        Assert.EndsWith("\n", answer);
    }

    [Fact]
    public void A_request_of_too_many_bytes_is_refused()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget(), new ControlOptions { MaxRequestBytes = 1000 });
        Assert.Contains("more than 1000 bytes", _folder.Say(new string('x', 1001)));
        Assert.Contains("\"ok\":true", _folder.Say("{\"v\":1,\"verb\":\"status\"".PadRight(999) + "}\n"));
    }

    [Fact]
    public void A_newer_client_s_members_are_skipped_and_requests_may_follow_each_other_at_once()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "S" });
        var request = "{\"v\":1,\"colour\":{\"a\":[1]},\"verb\":\"status\"}\n";
        Assert.Equal(string.Concat(Enumerable.Repeat("{\"v\":1,\"ok\":true}\n\u0001\0\0\0S\0\0\0\0{\"v\":1,\"ok\":true}\n", 2)), _folder.Say(request + request));
    }

    [Fact]
    public void Whatever_is_said_the_server_goes_on()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "well" });
        Prop.ForAll<byte[]>(bytes =>
        {
            _folder.Say(bytes);
            using var client = _folder.Client();
            return client.Status() == "well";
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_an_answer_runs_into_the_client_hears_of_it_and_the_server_goes_on()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnStatus = () => throw new InvalidOperationException("no state"),
            OnCommand = (_, _) => throw new ControlException(ControlFault.Environment, "no library"),
            OnQuery = (_, _, _) => throw new IOException("disk full"),
        });
        using var client = _folder.Client();
        var status = Assert.Throws<ControlException>(() => client.Status());
        Assert.Equal((ControlFault.Failed, "status failed in the engine: InvalidOperationException: no state"), (status.Fault, status.Message));
        var command = Assert.Throws<ControlException>(() => client.Command("flush", []));
        Assert.Equal((ControlFault.Environment, "no library", ExitCode.Environment), (command.Fault, command.Message, command.ExitCode));
        Assert.Contains("disk full", Assert.Throws<ControlException>(() => client.Query(new QueryRequest { Sql = "x" }, Stream.Null)).Message);
    }

    [Fact]
    public void A_query_that_fails_behind_its_first_rows_is_a_failure_and_the_connection_goes_on()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, output, _) =>
            {
                output.Write(Encoding.UTF8.GetBytes(new string('r', 200_000)));
                throw new ControlException(ControlFault.Failed, "took too long");
            },
        });
        using var client = _folder.Client();
        using var rows = new MemoryStream();
        Assert.Equal("took too long", Assert.Throws<ControlException>(() => client.Query(new QueryRequest { Sql = "x" }, rows)).Message);
        Assert.InRange(rows.Length, 1, 200_000);
        Assert.Equal("{}", client.Status());
    }

    [Theory]
    [InlineData("kill-switch", "stop-entries")]
    [InlineData("kill-switch", "reduce-only")]
    [InlineData("kill-switch", "flatten")]
    [InlineData("kill-switch", "reset")]
    [InlineData("set", "account.leverage", "5")]
    [InlineData("entries", "on", "all")]
    [InlineData("flush")]
    public void A_command_of_the_right_form_reaches_the_engine(string name, params string[] arguments)
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnCommand = (given, rest) => $"{given}|{string.Join('|', rest)}" });
        using var client = _folder.Client();
        Assert.Equal($"{name}|{string.Join('|', arguments)}", client.Command(name, arguments));
    }

    [Theory]
    [InlineData("kill-switch is followed by stop-entries|reduce-only|flatten|reset, not by nothing", "kill-switch")]
    [InlineData("kill-switch is followed by stop-entries|reduce-only|flatten|reset, not by 'off'", "kill-switch", "off")]
    [InlineData("set is followed by KNOB VALUE, not by 'account.leverage'", "set", "account.leverage")]
    [InlineData("entries is followed by on|off SYMBOL, not by 'on'", "entries", "on")]
    [InlineData("flush is followed by nothing, not by 'now'", "flush", "now")]
    [InlineData("there is no command 'kill'; there are kill-switch, set, entries, close, watch, flush", "kill")]
    public void A_command_of_another_form_does_not_reach_it(string message, string name, params string[] arguments)
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnCommand = (_, _) => throw new InvalidOperationException("reached") });
        using var client = _folder.Client();
        var error = Assert.Throws<ControlException>(() => client.Command(name, arguments));
        Assert.Equal((ControlFault.Usage, message), (error.Fault, error.Message));
    }
}
