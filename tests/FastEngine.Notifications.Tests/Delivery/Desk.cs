using System.Collections.Immutable;

namespace FastEngine.Notifications.Tests.Delivery;

/// <summary>A center with its folder, its clock and what it told.</summary>
internal sealed class Desk : INotificationHost, IDisposable
{
    private const int Steps = 20;
    private readonly string _folder;
    private readonly bool _ownsFolder;

    public Desk(IReadOnlyList<(INotificationChannel, ChannelOptions)> channels, DeliveryOptions? options = null, string? folder = null, ManualTime? time = null)
    {
        _ownsFolder = folder is null;
        _folder = folder ?? Directory.CreateTempSubdirectory("fastengine-notify-").FullName;
        Time = time ?? new ManualTime();
        Center = new NotificationCenter(channels, new TemplateSet(ImmutableDictionary<NotificationType, string>.Empty), options ?? new DeliveryOptions(), _folder, this, Time, new Random(1));
    }

    public Desk(ScriptedChannel channel, DeliveryOptions? options = null, ChannelOptions? lane = null)
        : this([(channel, lane ?? new ChannelOptions())], options)
    {
    }

    public ManualTime Time { get; }

    public NotificationCenter Center { get; }

    public string Folder => _folder;

    public List<string> Told { get; } = [];

    public Notification? Summary { get; set; }

    public string Carried { get; set; } = "";

    public IReadOnlyList<DeadLetter> Dead => [.. new DeadLetterFile(_folder).Read()];

    public LaneStatus Lane => Center.Status[0];

    public static Notification Event(NotificationLevel level, string detail, string? key = null, NotificationType type = NotificationType.SystemError) => new()
    {
        Type = type, Level = level, Time = ManualTime.Start, Key = key ?? detail, Fields = new Dictionary<string, string> { ["source"] = "test", ["detail"] = detail },
    };

    public void Post(NotificationLevel level, string detail, string? key = null) => Center.Post(Event(level, detail, key));

    /// <summary>Moves the clock, and steps until nothing more happens at that time.</summary>
    public void After(TimeSpan by = default)
    {
        Time.Advance(by);
        for (var i = 0; i < Steps; i++) Center.Step();
    }

    public void AfterSeconds(double seconds) => After(TimeSpan.FromSeconds(seconds));

    public Notification? Summarise(DateTimeOffset now) => Summary;

    public void Tell(bool isProblem, string text) => Told.Add(text);

    public string Carry() => Carried;

    public void Dispose()
    {
        Center.Dispose();
        if (_ownsFolder) Directory.Delete(_folder, recursive: true);
    }
}
