using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Core.Logging;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Verbs;
using FastEngine.Storage.Cloud;
using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Service;

/// <summary>Brings a running engine's complete log files, its snapshots and its report to a bucket; takes nothing when none is configured.</summary>
internal sealed class ServiceUploads : IOutboxObserver, IDisposable
{
    private const string ReportFile = "run-report.json";
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    private readonly ServiceLog _log;
    private readonly string _data;
    private readonly ICloudUploads _uploads;
    private readonly DateTime _started = DateTime.UtcNow;
    private readonly UploadedSnapshots? _snapshots;

    /// <exception cref="RunException">The bucket's configuration or folder cannot be used.</exception>
    public ServiceUploads(ResolvedConfig config, string data, string folder, string journal, ServiceLog log)
    {
        (_log, _data) = (log, data);
        try
        {
            _uploads = CloudUploader.Open(EngineSettings.Cloud(config), folder, this);
        }
        catch (Exception exception) when (exception is ArgumentException or SendException)
        {
            throw new RunException(ExitCode.Usage, $"cloud: {exception.Message}");
        }
        catch (OutboxException exception)
        {
            throw new RunException(ExitCode.Failed, exception.Message);
        }

        if (!_uploads.IsOn) return;
        _snapshots = new UploadedSnapshots(journal, folder);
        log.Files.FileCompleted += OfferLog;
        foreach (var file in log.Files.CompletedFiles()) OfferLog(file);
        _uploads.Start();
    }

    /// <summary>Now and then, on a slow thread: offers the snapshot of a segment that the journal began.</summary>
    public void Look()
    {
        if (_snapshots?.Next() is { } snapshot) Offer(UploadKind.Snapshot, snapshot.Name, snapshot.Path);
    }

    /// <summary>Offers the report, waits a while for what is left, and tells the report how uploads stand then.</summary>
    public void Finish(JsonObject report)
    {
        if (_uploads.IsOn)
        {
            OfferReport(report);
            if (!_uploads.DrainAsync(DrainLimit).GetAwaiter().GetResult())
                _log.Say(LogLevel.Warning, "uploads", "uploads: not everything is sent yet; the rest goes with the next start");
        }

        report["uploads"] = ToJson();
    }

    public JsonObject ToJson()
    {
        var status = _uploads.Status;
        if (!status.IsOn) return new JsonObject { ["on"] = false };
        return new JsonObject
        {
            ["on"] = true, ["target"] = status.Target, ["uploaded"] = status.Uploaded, ["already_there"] = status.AlreadyThere, ["bytes"] = status.BytesPersisted,
            ["waiting"] = status.SpooledFiles, ["waiting_bytes"] = status.SpooledBytes, ["not_taken"] = status.NotTaken, ["last_not_taken"] = status.LastNotTaken,
            ["retries"] = status.Retries, ["mismatches"] = status.Mismatches,
        };
    }

    public void Confirmed(IReadOnlyList<OutboxItem> items)
    {
        // The uploader sweeps its copies itself.
    }

    public void Alert(OutboxAlert alert, string text) =>
        _log.Say(alert == OutboxAlert.BackOnline ? LogLevel.Information : LogLevel.Warning, "uploads", $"{(alert == OutboxAlert.BackOnline ? "" : "ALERT ")}uploads: {text}");

    public void Dispose()
    {
        _log.Files.FileCompleted -= OfferLog;
        _uploads.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private void OfferLog(string path) => Offer(UploadKind.Log, Path.GetFileName(path), path);

    private void OfferReport(JsonObject report)
    {
        var path = Path.Combine(_data, ReportFile);
        try
        {
            File.WriteAllText(path, report.ToJsonString(Verb.Indented));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.Say(LogLevel.Warning, "uploads", $"ALERT uploads: {path} cannot be written: {exception.Message}");
            return;
        }

        Offer(UploadKind.Report, string.Create(CultureInfo.InvariantCulture, $"{_started:yyyy-MM-dd}/run-{_started:HHmmss}-{Environment.ProcessId}.json"), path);
    }

    private void Offer(UploadKind kind, string name, string path)
    {
        try
        {
            var taken = _uploads.Offer(kind, name, path);
            if (taken is not (UploadOffer.Taken or UploadOffer.AlreadyTaken or UploadOffer.Off))
                _log.Say(LogLevel.Warning, "uploads", $"ALERT uploads: {_uploads.Status.LastNotTaken}");
        }
        catch (Exception exception) when (exception is ArgumentException)
        {
            _log.Say(LogLevel.Warning, "uploads", $"ALERT uploads: {exception.Message}");
        }
    }
}
