using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Feeds.Live;

namespace FastEngine.Host.Recording;

/// <summary>The integrity of a recording, for a person or a program.</summary>
internal static class RecordReport
{
    public static JsonObject ToJson(RecordRun run, IReadOnlyList<FeedEvent> events) => new()
    {
        ["started_ns"] = run.StartedNs,
        ["ended_ns"] = run.EndedNs,
        ["frames"] = run.Integrity.Frames,
        ["trades"] = run.Integrity.Trades,
        ["other_frames"] = run.Integrity.Others,
        ["malformed"] = run.Integrity.Malformed,
        ["too_long"] = run.Recorder.TooLong,
        ["line_ends_in_frames"] = run.Recorder.LineEnds,
        ["files"] = new JsonArray([.. run.Recorder.Files.Select(file => new JsonObject
        {
            ["file"] = Path.GetFileName(file.Path), ["lines"] = file.Lines, ["bytes"] = file.Bytes,
        })]),
        ["symbols"] = new JsonArray([.. run.Integrity.Symbols.Select(symbol => new JsonObject
        {
            ["symbol"] = symbol.Symbol, ["stream"] = symbol.Stream == TradeStream.Aggregate ? "aggTrade" : "trade", ["trades"] = symbol.Trades,
            ["duplicates"] = symbol.Duplicates, ["late"] = symbol.Late, ["gaps"] = symbol.Gaps, ["missing_ids"] = symbol.MissingIds,
            ["first_id"] = symbol.FirstId, ["last_id"] = symbol.HighestId, ["first_time_ns"] = symbol.FirstTimeNs, ["last_time_ns"] = symbol.LastTimeNs,
            ["longest_silence_ns"] = symbol.LongestSilenceNs,
        })]),
        ["connections"] = new JsonArray([.. run.Connections.Select(connection => FeedWords.ToJson(connection.Name, connection.Plan, connection.Counts))]),
        ["events"] = new JsonArray([.. events.Select(e => new JsonObject
        {
            ["time_ns"] = e.TimeNs, ["connection"] = e.Connection, ["event"] = e.Kind.ToString(), ["text"] = e.Text,
        })]),
    };

    public static string ToText(RecordRun run)
    {
        var text = new StringBuilder();
        text.AppendLine($"{run.Integrity.Frames:N0} frames in {(run.EndedNs - run.StartedNs) / 1e9:0.#} s: {run.Integrity.Trades:N0} trades, "
            + $"{run.Integrity.Others:N0} others, {run.Integrity.Malformed:N0} malformed, {run.Recorder.TooLong:N0} too long");
        foreach (var symbol in run.Integrity.Symbols)
        {
            text.AppendLine($"  {symbol.Symbol,-14} {symbol.Trades,10:N0} trades, {symbol.Duplicates:N0} twice, {symbol.Late:N0} late, {symbol.Gaps:N0} gaps with "
                + $"{symbol.MissingIds:N0} ids missing, longest silence {symbol.LongestSilenceNs / 1e9:0.###} s");
        }

        foreach (var connection in run.Connections)
        {
            var counts = connection.Counts;
            text.AppendLine($"  {connection.Name}: {counts.Messages:N0} messages, {counts.Connects:N0} connects, {counts.FailedConnects:N0} failed, {counts.Losses:N0} lost, "
                + $"{counts.Silences:N0} silent, {counts.Replacements:N0} replaced, longest silence {counts.LongestSilenceNs / 1e9:0.###} s");
        }

        foreach (var file in run.Recorder.Files) text.AppendLine($"  {file.Path}: {file.Lines:N0} lines");
        return text.ToString().TrimEnd();
    }
}
