using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FastEngine.Storage.Cloud;

/// <summary>Copies of the files that wait, each with its ticket, on disk: the original may change, roll or go. Any thread may call.</summary>
internal sealed class UploadSpool
{
    private const string Data = ".data";
    private const string Ticket = ".json";
    private const string Unfinished = ".tmp";
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<string, UploadTicket> _tickets = [];

    public UploadSpool(string path)
    {
        _path = path;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Mine | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(path, "*" + Ticket))
        {
            if (Read(file) is { } ticket && IdOf(ticket.Bucket, ticket.Name) == Path.GetFileNameWithoutExtension(file)) _tickets.Add(IdOf(ticket.Bucket, ticket.Name), ticket);
            else File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(path))
            if (file.EndsWith(Unfinished, StringComparison.Ordinal) || !_tickets.ContainsKey(Path.GetFileNameWithoutExtension(file))) File.Delete(file);
        Bytes = _tickets.Values.Sum(ticket => ticket.Size);
    }

    public int Files
    {
        get
        {
            lock (_gate) return _tickets.Count;
        }
    }

    public long Bytes { get; private set; }

    public string DataPath(UploadTicket ticket) => At(IdOf(ticket.Bucket, ticket.Name), Data);

    public UploadTicket? Find(string bucket, string name)
    {
        lock (_gate) return _tickets.GetValueOrDefault(IdOf(bucket, name));
    }

    /// <summary>Copies a file's content. A ticket of the name must not be there.</summary>
    /// <exception cref="IOException">It cannot be read or copied, or is still being written; nothing is left behind.</exception>
    public UploadTicket Add(string bucket, string name, string contentType, string path)
    {
        lock (_gate)
        {
            var id = IdOf(bucket, name);
            try
            {
                var hash = Copy(path, At(id, Data + Unfinished));
                File.Move(At(id, Data + Unfinished), At(id, Data), overwrite: true);
                var ticket = new UploadTicket { Bucket = bucket, Name = name, ContentType = contentType, Size = hash.Size, Crc32C = hash.Crc32C, Md5 = hash.Md5 };
                Write(id, ticket);
                _tickets.Add(id, ticket);
                Bytes += ticket.Size;
                return ticket;
            }
            catch
            {
                Delete(id);
                throw;
            }
        }
    }

    /// <summary>Keeps where an upload stands: a restart goes on there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(UploadTicket ticket)
    {
        lock (_gate)
        {
            var id = IdOf(ticket.Bucket, ticket.Name);
            // Known here even when the disk is full: then only a restart begins anew.
            _tickets[id] = ticket;
            Write(id, ticket);
        }
    }

    /// <summary>Deletes what nobody waits for any more.</summary>
    public void Sweep(Func<UploadTicket, bool> waits)
    {
        lock (_gate)
        {
            foreach (var (id, ticket) in _tickets)
            {
                if (waits(ticket)) continue;
                Delete(id);
                _tickets.Remove(id);
                Bytes -= ticket.Size;
            }
        }
    }

    private static ContentHash Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var (length, written) = (source.Length, File.GetLastWriteTimeUtc(from));
        using var copy = new FileStream(to, Create());
        var hash = ContentHash.Of(source, copy);
        copy.Flush(flushToDisk: true);
        if (hash.Size != length || File.GetLastWriteTimeUtc(from) != written) throw new IOException($"{from} is being written.");
        return hash;
    }

    private static UploadTicket? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), TicketJson.Default.UploadTicket);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The session's address in it is a secret: nobody else may read the file.
    private static FileStreamOptions Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        return options;
    }

    private static string IdOf(string bucket, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket + "\n" + name)))[..32];

    private string At(string id, string suffix) => Path.Combine(_path, id + suffix);

    private void Write(string id, UploadTicket ticket)
    {
        using (var file = new FileStream(At(id, Ticket + Unfinished), Create()))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(ticket, TicketJson.Default.UploadTicket));
            file.Flush(flushToDisk: true);
        }

        File.Move(At(id, Ticket + Unfinished), At(id, Ticket), overwrite: true);
    }

    private void Delete(string id)
    {
        // The ticket first: a copy without one is swept at the next start.
        foreach (var suffix in new[] { Ticket, Data, Data + Unfinished, Ticket + Unfinished })
        {
            try
            {
                File.Delete(At(id, suffix));
            }
            catch (IOException)
            {
                // Left for the next start.
            }
        }
    }
}
