using System.Net;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Storage.Cloud;

/// <summary>Some bytes of a file, as the body of a request.</summary>
internal sealed class FileSegment(SafeFileHandle file, long offset, long length) : HttpContent
{
    private const int Block = 64 << 10;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(Block, length)];
        for (var sent = 0L; sent < length;)
        {
            var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - sent)), offset + sent, cancellationToken).ConfigureAwait(false);
            if (read == 0) throw new IOException("The copy that is being uploaded became shorter.");
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            sent += read;
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }
}
