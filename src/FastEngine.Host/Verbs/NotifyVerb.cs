using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Host.Stored;
using FastEngine.Notifications.Channels;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine notify</c>: tries the channels of notifications, and shows what they did not take.</summary>
public static class NotifyVerb
{
    public static Command Create() => new("notify", "Try the channels of notifications, and show what was not delivered.")
    {
        Test(),
        Dead(),
    };

    private static Command Test()
    {
        var config = new ConfigOptions();
        var channel = new Option<string?>("--channel") { Description = "One channel, also when it is not enabled; otherwise every enabled one.", HelpName = "NAME" };
        channel.AcceptOnlyFromAmong([.. Knobs.Notifications.Channels.Select(knobs => knobs.Name)]);
        var command = new Command("test", "Send a test message by each channel, now.") { channel };
        config.AddTo(command);
        command.SetAction(arguments => Verb.Run(stop =>
        {
            var resolved = config.Require(arguments, []);
            var named = arguments.GetValue(channel);
            var channels = Knobs.Notifications.Channels.Where(knobs => named is null ? resolved.Get(knobs.Enabled) : knobs.Name == named).ToList();
            if (channels.Count == 0) throw new RunException(ExitCode.Usage, "no channel is enabled: set notifications.telegram.enabled or another one to true, or name one by --channel");
            using var http = new ChannelHttp(TimeProvider.System);
            var isWell = true;
            foreach (var open in channels.Select(knobs => EngineSettings.Open(resolved, knobs, http)).ToList())
            {
                var result = open.SendAsync(Message(EngineSettings.Templates(resolved)), stop).GetAwaiter().GetResult();
                isWell &= result.Outcome == DeliveryOutcome.Delivered;
                arguments.InvocationConfiguration.Output.WriteLine(result.Outcome == DeliveryOutcome.Delivered ? $"{open.Name}: accepted" : $"{open.Name}: FAILED: {result.Detail}");
            }

            return isWell ? ExitCode.Ok : ExitCode.Failed;
        }));
        return command;
    }

    private static Command Dead()
    {
        var data = new DataOption();
        var clear = new Option<bool>("--clear") { Description = "Remove them." };
        var command = new Command("dead", "Print the messages that could not be delivered, and why.") { clear };
        data.AddTo(command);
        command.SetAction(arguments => DataOption.Run(arguments, _ =>
        {
            var output = arguments.InvocationConfiguration.Output;
            var letters = new DeadLetterFile(Path.Combine(data.Require(arguments), EngineService.NotificationFolder));
            if (arguments.GetValue(clear))
            {
                output.WriteLine($"{letters.Clear()} dead letters are removed");
                return ExitCode.Ok;
            }

            var count = 0;
            foreach (var letter in letters.Read())
            {
                count++;
                output.WriteLine($"{UtcText.Of((letter.Time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick)} {letter.Channel}, {letter.Attempts} attempts: {letter.Reason}");
                output.WriteLine($"  {letter.Message.Title}");
                foreach (var line in letter.Message.Lines) output.WriteLine($"    {line.Text}");
            }

            if (count == 0) output.WriteLine("no dead letters");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static NotificationMessage Message(TemplateSet templates)
    {
        var now = DateTimeOffset.UtcNow;
        var line = NotificationLine.Of(new Notification
        {
            Type = NotificationType.SystemError, Level = NotificationLevel.Info, Time = now, Key = "test",
            Fields = new Dictionary<string, string> { ["source"] = "test", ["detail"] = $"this is a test by 'fastengine notify test' on {Environment.MachineName}; nothing is wrong" },
        }, templates, 0);
        return new NotificationMessage { Id = $"test-{now.ToUnixTimeMilliseconds()}", Level = NotificationLevel.Info, Time = now, Title = "FastEngine: test of notifications", Lines = [line] };
    }
}
