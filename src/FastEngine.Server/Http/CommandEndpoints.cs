using FastEngine.Server.Documents;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>What changes the engine.</summary>
internal static class CommandEndpoints
{
    private const string Reload = "reload";

    private static readonly Dictionary<string, EngineCommandKind> Kinds = new()
    {
        ["halt"] = EngineCommandKind.Halt, ["reduce_only"] = EngineCommandKind.ReduceOnly, ["flatten"] = EngineCommandKind.Flatten,
        ["resume"] = EngineCommandKind.Resume, ["close"] = EngineCommandKind.Close,
    };

    public static void Map(RouteGroupBuilder api, IServedEngine engine, AuditedCalls calls)
    {
        api.Send<CommandRequest, CommandAnswer>(HttpMethods.Post, "/commands", "Halt, resume, flatten, close, reload",
            context => calls.HandleAsync(context, body => CarryOut(body, Gate.ActorOf(context), engine), LowersRisk), TokenRole.Operator, StatusCodes.Status202Accepted).Once().Refuses(StatusCodes.Status503ServiceUnavailable);
        api.Send<ChangeRequest, CommandAnswer>(HttpMethods.Patch, "/config", "Changes a live knob",
            context => calls.HandleAsync(context, body => Change(body, engine), _ => false), TokenRole.Admin, StatusCodes.Status202Accepted).Once().Refuses(StatusCodes.Status503ServiceUnavailable);
    }

    private static string CarryOut(byte[] body, ApiToken actor, IServedEngine engine)
    {
        var request = Reply.Parsed(body, ServerJson.Default.CommandRequest);
        if (request.Command == Reload)
        {
            RefuseDetails(request);
            return actor.Role >= TokenRole.Admin ? engine.Reload() : throw new ProblemException(StatusCodes.Status403Forbidden, "reload changes the configuration, and needs the role admin", "command");
        }

        if (request.Command is null || !Kinds.TryGetValue(request.Command, out var kind))
            throw ProblemException.Wrong("command", $"command is one of {string.Join(", ", Kinds.Keys)} and {Reload}");
        if (kind != EngineCommandKind.Close)
        {
            RefuseDetails(request);
            return engine.Command(new EngineCommand { Kind = kind });
        }

        return engine.Command(Close(request, engine));
    }

    private static EngineCommand Close(CommandRequest request, IServedEngine engine)
    {
        if (request.Side is not (null or "long" or "short" or "unattributed")) throw ProblemException.Wrong("side", "side is long, short or unattributed");
        if (request.Position is { } number)
        {
            if (number < 1) throw ProblemException.Wrong("position", "position is the number of a position");
            if (request.Symbol is not null || request.Side is not null) throw ProblemException.Wrong("position", "a position is closed by its number alone");
            return new EngineCommand { Kind = EngineCommandKind.Close, Position = number };
        }

        if (request.Symbol is null) throw ProblemException.Wrong("symbol", "name a symbol, or all, or a position");
        var symbol = request.Symbol == "all" ? null : Arguments.Known(request.Symbol, engine);
        return new EngineCommand { Kind = EngineCommandKind.Close, Symbol = symbol, Side = request.Side };
    }

    private static void RefuseDetails(CommandRequest request)
    {
        var field = request.Symbol is not null ? "symbol" : request.Side is not null ? "side" : request.Position is not null ? "position" : null;
        if (field is not null) throw ProblemException.Wrong(field, $"{request.Command} concerns the whole engine");
    }

    private static string Change(byte[] body, IServedEngine engine)
    {
        var request = Reply.Parsed(body, ServerJson.Default.ChangeRequest);
        if (string.IsNullOrEmpty(request.Key)) throw ProblemException.Wrong("key", "name a knob");
        return engine.Change(request.Key, request.Value ?? throw ProblemException.Wrong("value", "say its value, as text"));
    }

    private static bool LowersRisk(byte[] body)
    {
        try
        {
            return Reply.Parsed(body, ServerJson.Default.CommandRequest).Command is "halt" or "reduce_only" or "flatten" or "close";
        }
        catch (ProblemException)
        {
            return false;
        }
    }
}
