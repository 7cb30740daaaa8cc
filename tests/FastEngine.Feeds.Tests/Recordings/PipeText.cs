using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace FastEngine.Feeds.Tests.Recordings;

/// <summary>Puts text into a pipe that has no threshold, where flushing completes at once.</summary>
public static class PipeText
{
    public static void Put(this Pipe pipe, string text)
    {
        pipe.Writer.Write(Encoding.UTF8.GetBytes(text));
        pipe.Flush();
    }

    public static void Flush(this Pipe pipe) => pipe.Writer.FlushAsync().AsTask().GetAwaiter().GetResult();
}
