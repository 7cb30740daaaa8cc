using System.Text;
using System.Text.Json;
using FastEngine.Server.Auditing;
using FastEngine.Server.Documents;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Server.Http;

/// <summary>Carries out what changes something: once for an idempotency key, and in the audit log before it happens and after.</summary>
internal sealed class AuditedCalls(AuditLog audit, IdempotencyKeys keys, SharedAnswers answers, Action<string> alert)
{
    /// <param name="carryOut">Checks the body and does it; its message is the answer.</param>
    /// <param name="mayGoUnaudited">Whether the body asks for something that only lowers risk: that is done whether the log can be written or not.</param>
    public async Task HandleAsync(HttpContext context, Func<byte[], string> carryOut, Func<byte[], bool> mayGoUnaudited)
    {
        var body = await Reply.BodyAsync(context);
        var actor = Gate.ActorOf(context);
        var action = $"{context.Request.Method} {context.Request.Path}";
        var text = Encoding.UTF8.GetString(body);
        var key = Key(context.Request);
        if (key is not null && keys.Begin(actor.Name, key, action, text) is { } before)
        {
            context.Response.Headers["Idempotency-Replayed"] = "true";
            await Reply.BytesAsync(context, Encoding.UTF8.GetBytes(before.Body), before.Status < 400 ? Reply.Json : Reply.Problem, before.Status);
            return;
        }

        var entry = EntryOf(context, actor, action) with { Request = text, Key = key };
        var (status, answer) = Answered(entry, () => carryOut(body), () => mayGoUnaudited(body));
        if (key is not null) keys.End(actor.Name, key, status, answer);
        await Reply.BytesAsync(context, Encoding.UTF8.GetBytes(answer), status < 400 ? Reply.Json : Reply.Problem, status);
    }

    /// <summary>Writes down that somebody asked for what their role does not allow; its body is not read.</summary>
    public void Refused(HttpContext context, ApiToken actor, ProblemException problem) =>
        Write(EntryOf(context, actor, $"{context.Request.Method} {context.Request.Path}") with { Status = problem.Status, Answer = Text(problem) });

    private (int Status, string Answer) Answered(AuditEntry entry, Func<string> carryOut, Func<bool> mayGoUnaudited)
    {
        var number = Write(entry);
        var (status, answer) = (StatusCodes.Status202Accepted, "");
        try
        {
            if (number is null && !mayGoUnaudited()) throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "the audit log cannot be written: only what lowers risk is done now");
            answer = JsonSerializer.Serialize(new CommandAnswer(carryOut(), number), ServerJson.Default.CommandAnswer);
        }
        catch (ProblemException error)
        {
            (status, answer) = (error.Status, Text(error));
        }
        catch (ServedException error)
        {
            var problem = ProblemException.Of(error);
            (status, answer) = (problem.Status, Text(problem));
        }
        catch (Exception error)
        {
            // Whatever it ran into, it is written down that it did.
            alert($"{entry.Action} failed: {error.GetType().Name}: {error.Message}");
            (status, answer) = (StatusCodes.Status500InternalServerError, Text(new ProblemException(StatusCodes.Status500InternalServerError, "it failed in the engine, and may have been carried out: look at the engine's state; its log says why")));
        }

        answers.Changed();
        Write(entry with { Of = number, Request = number is null ? entry.Request : null, Status = status, Answer = answer });
        return (status, answer);
    }

    private long? Write(AuditEntry entry)
    {
        try
        {
            return audit.Append(entry);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            alert($"the audit log cannot be written: {error.Message}");
            return null;
        }
    }

    private static string Text(ProblemException problem) => JsonSerializer.Serialize(problem.Document, ServerJson.Default.ProblemDocument);

    private static AuditEntry EntryOf(HttpContext context, ApiToken actor, string action) => new()
    {
        Number = 0, TimeNs = 0, Previous = "", Hash = "", Actor = actor.Name, Role = actor.Role.ToString().ToLowerInvariant(),
        Remote = context.Connection.RemoteIpAddress?.ToString() ?? "", Action = action,
    };

    private static string? Key(HttpRequest request)
    {
        var values = request.Headers[IdempotencyKeys.Header];
        if (values.Count == 0) return null;
        return values is [{ Length: > 0 and <= IdempotencyKeys.MostChars } key] && key.All(c => c is > ' ' and <= '~') ? key
            : throw ProblemException.Wrong(IdempotencyKeys.Header, $"a key is 1 to {IdempotencyKeys.MostChars} visible ASCII characters");
    }
}
