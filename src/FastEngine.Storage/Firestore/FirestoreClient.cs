using System.Threading.Channels;
using FastEngine.Storage.Firestore.Protocol;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>The calls to one Firestore database.</summary>
internal sealed class FirestoreClient : IDisposable
{
    private const string Service = "/google.firestore.v1.Firestore/";
    private readonly FirestoreOptions _options;
    private const string Scope = "https://www.googleapis.com/auth/datastore";
    private readonly ServiceAccountKey? _key;
    private readonly ITokenSource _tokens;
    private readonly GrpcConnection _connection;

    /// <exception cref="FirestoreException">Key file, project or address cannot be used.</exception>
    public FirestoreClient(FirestoreOptions options, TimeProvider time)
    {
        _options = options;
        Uri? address;
        string? project;
        if (options.EmulatorHost is { Length: > 0 } host)
        {
            project = options.ProjectId ?? "demo-fastengine";
            _tokens = new EmulatorToken();
            if (!Uri.TryCreate("http://" + host, UriKind.Absolute, out address) || address.Authority.Length == 0 || address.PathAndQuery != "/")
                throw new FirestoreException(GrpcCode.Unauthenticated, $"the emulator's address '{host}' is not host:port. Correct {FirestoreOptions.EmulatorVariable}.");
        }
        else
        {
            _key = ServiceAccountKey.Load(options.KeyFile ?? throw new ArgumentException("Neither a key file nor an emulator is set: the sync is off.", nameof(options)));
            project = options.ProjectId ?? _key.ProjectId;
            _tokens = new ServiceAccountTokens(_key, Scope, time);
            address = options.Address ?? new Uri("https://firestore.googleapis.com");
            if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
                throw new FirestoreException(GrpcCode.Unauthenticated, $"the address {address} is not https: the token would be sent in the clear.");
        }

        Database = $"projects/{project}/databases/{options.Database}";
        _connection = new GrpcConnection(address, _tokens, Database);
        Name = $"Firestore {project} at {address.Authority}";
    }

    /// <summary>Project and address, for alerts.</summary>
    public string Name { get; }

    public string Database { get; }

    public string DocumentName(string collection, string id) => $"{Database}/documents/{collection}/{id}";

    /// <summary>All writes, or none.</summary>
    /// <exception cref="FirestoreException">They were not acknowledged.</exception>
    public Task CommitAsync(IEnumerable<Write> writes, CancellationToken stop)
    {
        var request = new CommitRequest { Database = Database };
        request.Writes.AddRange(writes);
        return RenewedAsync(async () =>
        {
            var answer = await _connection.UnaryAsync(Service + "Commit", request, CommitResponse.Parser, _options.CommitDeadline, stop).ConfigureAwait(false);
            if (answer.WriteResults.Count != request.Writes.Count)
                throw new FirestoreException(GrpcCode.Internal, $"{request.Writes.Count} writes were sent and {answer.WriteResults.Count} acknowledged.");
            return answer;
        });
    }

    /// <summary>All documents of a collection.</summary>
    public Task<List<Document>> ReadAsync(string collection, CancellationToken stop) => RenewedAsync(async () =>
    {
        var documents = new List<Document>();
        var request = new RunQueryRequest { Parent = Database + "/documents", StructuredQuery = Whole(collection) };
        await foreach (var answer in _connection.StreamAsync(Service + "RunQuery", request, RunQueryResponse.Parser, _options.ReadDeadline, stop).ConfigureAwait(false))
            if (answer.Document is { } document) documents.Add(document);
        return documents;
    });

    /// <summary>Follows a collection until it is stopped or fails.</summary>
    /// <param name="resumeToken">Of the last snapshot taken; empty for all documents.</param>
    public async IAsyncEnumerable<ListenResponse> ListenAsync(string collection, ByteString resumeToken,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var requests = Channel.CreateUnbounded<IMessage>();
        requests.Writer.TryWrite(new ListenRequest
        {
            Database = Database,
            AddTarget = new Target
            {
                TargetId = 1,
                ResumeToken = resumeToken,
                Query = new Target.Types.QueryTarget { Parent = Database + "/documents", StructuredQuery = Whole(collection) },
            },
        });
        try
        {
            await foreach (var answer in _connection.DuplexAsync(Service + "Listen", requests.Reader, ListenResponse.Parser, stop).ConfigureAwait(false)) yield return answer;
        }
        finally
        {
            requests.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        (_tokens as IDisposable)?.Dispose();
        _key?.Dispose();
    }

    private static StructuredQuery Whole(string collection) =>
        new() { From = { new StructuredQuery.Types.CollectionSelector { CollectionId = collection } } };

    // A token can end early: one more try with a new one is no failure worth telling.
    private static async Task<T> RenewedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (FirestoreException e) when (e.Code == GrpcCode.Unauthenticated)
        {
            return await call().ConfigureAwait(false);
        }
    }
}
