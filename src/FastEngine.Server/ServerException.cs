namespace FastEngine.Server;

/// <summary>The server cannot be started as configured; the message says what to do.</summary>
public sealed class ServerException(string message, Exception? cause = null) : Exception(message, cause);
