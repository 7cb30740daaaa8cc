using System.Net;
using System.Threading.Channels;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>A request's body that goes on while the answers come.</summary>
internal sealed class GrpcDuplexContent(ChannelReader<IMessage> messages) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await foreach (var message in messages.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await stream.WriteAsync(GrpcFrames.Of(message), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
