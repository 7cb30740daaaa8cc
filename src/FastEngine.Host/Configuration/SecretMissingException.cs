namespace FastEngine.Host.Configuration;

/// <summary>A secret that is needed is not there; the text says where it was looked for and what to do.</summary>
public sealed class SecretMissingException(string message, Exception? cause = null) : Exception(message, cause);
