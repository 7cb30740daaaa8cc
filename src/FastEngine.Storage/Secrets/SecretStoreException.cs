namespace FastEngine.Storage.Secrets;

/// <summary>The store of secrets cannot be used; the text says why and what to do, and never holds a secret.</summary>
public sealed class SecretStoreException(string message, Exception? cause = null) : Exception(message, cause);
