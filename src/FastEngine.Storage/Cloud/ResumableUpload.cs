using FastEngine.Storage.Outbox;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Storage.Cloud;

/// <summary>Brings one file to the server: from wherever its session stands, through failures, lost sessions and short writes.</summary>
internal sealed class ResumableUpload(GcsClient client, UploadSpool spool, CloudOptions options, UploadCounts counts, TimeProvider time)
{
    private const int MostSessions = 8;

    /// <summary>Completes when the object is there and is the file.</summary>
    /// <exception cref="SendException">It is not, now or ever.</exception>
    public async Task RunAsync(UploadTicket ticket, CancellationToken stop)
    {
        using var file = Open(ticket);
        var backoff = new Backoff(options.FirstBackoff, options.MaxBackoff, Random.Shared);
        var session = ticket.Session is { } kept && client.IsOurs(kept) ? kept : null;
        if (session is not null) Interlocked.Increment(ref counts.SessionsResumed);
        // -1: to be asked for. Only what lies beyond the best of this session is progress, so that a server that goes to and fro ends.
        var (next, best, sessions) = (-1L, 0L, 0);
        while (true)
        {
            var answer = session is null ? await client.StartAsync(ticket, stop).ConfigureAwait(false)
                : next < 0 || next == ticket.Size ? await client.AskAsync(session, ticket.Size, stop).ConfigureAwait(false)
                : await client.PutAsync(session, file, next, Math.Min(options.ChunkBytes, ticket.Size - next), ticket.Size, stop).ConfigureAwait(false);
            switch (answer.Outcome)
            {
                case GcsOutcome.Started:
                    Interlocked.Increment(ref counts.SessionsStarted);
                    (session, next, best) = (answer.Session, ticket.Size == 0 ? -1 : 0, 0);
                    Keep(ticket, session);
                    continue;
                case GcsOutcome.Done when session is not null:
                    await VerifyAsync(ticket, answer.Object, stop).ConfigureAwait(false);
                    Interlocked.Increment(ref counts.Uploaded);
                    return;
                case GcsOutcome.Exists when await IsThereAsync(ticket, stop).ConfigureAwait(false):
                    Interlocked.Increment(ref counts.AlreadyThere);
                    return;
                case GcsOutcome.More when answer.NextByte >= 0 && answer.NextByte <= ticket.Size:
                    var asked = next < 0;
                    next = answer.NextByte;
                    if (next > best)
                    {
                        Interlocked.Add(ref counts.BytesPersisted, next - best);
                        best = next;
                        backoff.Reset();
                        continue;
                    }

                    if (asked && next < ticket.Size) continue;
                    answer = GcsAnswer.Retry("the server takes nothing more of an upload");
                    break;
                case GcsOutcome.Retry:
                    next = -1;
                    break;
                default:
                    // The session is gone, or says what cannot be: the upload starts anew.
                    if (session is not null) Interlocked.Increment(ref counts.SessionsLost);
                    session = null;
                    Keep(ticket, null);
                    if (++sessions >= MostSessions) throw new SendException(SendFailure.Transient, $"{sessions} sessions in a row were lost.");
                    break;
            }

            var wait = backoff.Next();
            if (backoff.Failures >= options.Attempts) throw new SendException(SendFailure.Transient, answer.Error.Length > 0 ? answer.Error : "sessions are lost");
            Interlocked.Increment(ref counts.Retries);
            await Task.Delay(wait > answer.RetryAfter ? wait : answer.RetryAfter, time, stop).ConfigureAwait(false);
        }
    }

    private SafeFileHandle Open(UploadTicket ticket)
    {
        var path = spool.DataPath(ticket);
        try
        {
            if (ContentHash.OfFile(path) == ticket.Hash) return File.OpenHandle(path);
        }
        catch (FileNotFoundException)
        {
            // Said below.
        }

        throw new SendException(SendFailure.Entry, $"its copy {path} is damaged or gone: the disk lost it.");
    }

    private async Task VerifyAsync(UploadTicket ticket, GcsObject? stored, CancellationToken stop)
    {
        if (stored is null)
        {
            var answer = await client.DescribeAsync(ticket, stop).ConfigureAwait(false);
            stored = answer.Object;
            if (stored is null) throw new SendException(SendFailure.Transient, $"the upload ended, and what is there is not told. {answer.Error}");
        }

        if (stored.Is(ticket.Hash)) return;
        Interlocked.Increment(ref counts.Mismatches);
        Keep(ticket, null);
        var differs = $"the server has {stored.Size} bytes, CRC-32C {stored.Crc32C}; the file has {ticket.Size}, {ticket.Crc32C}.";
        try
        {
            // It would be in the way of the right one.
            await client.DeleteAsync(ticket, stored.Generation, stop).ConfigureAwait(false);
        }
        catch (SendException e)
        {
            throw new SendException(SendFailure.Entry, $"{differs} It could not be deleted there: {e.Message}", e);
        }

        throw new SendException(SendFailure.Unclear, differs);
    }

    /// <returns>False when there is no object after all.</returns>
    private async Task<bool> IsThereAsync(UploadTicket ticket, CancellationToken stop)
    {
        var answer = await client.DescribeAsync(ticket, stop).ConfigureAwait(false);
        if (answer.Outcome == GcsOutcome.Gone) return false;
        if (answer.Object is not { } stored) throw new SendException(SendFailure.Transient, $"an object of the name is there, and what it is is not told. {answer.Error}");
        if (stored.Is(ticket.Hash)) return true;
        throw new SendException(SendFailure.Entry, "another object of this name is there: a name is written once. Delete it there, or give the engine a prefix of its own.");
    }

    private void Keep(UploadTicket ticket, Uri? session)
    {
        try
        {
            spool.Save(ticket with { Session = session });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk: the upload goes on, and a restart begins it anew.
        }
    }
}
