namespace FastEngine.Host.Service.Sync;

/// <summary>A followed document cannot be taken; the text says why, to the person who changed it.</summary>
internal sealed class RemoteConfigException(string message) : Exception(message);
