using System.Text;
using FastEngine.Host.Drilling.Serving;

namespace FastEngine.Host.Tests.Drilling;

public class AnswerBytesTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    public void An_answer_is_complete_at_its_last_byte_and_not_before(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        Assert.Equal(bytes.Length, Enumerable.Range(0, bytes.Length + 1).First(count => AnswerBytes.IsComplete(bytes.AsSpan(0, count))));
    }
}
