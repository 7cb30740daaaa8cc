namespace FastEngine.Host.Configuration;

/// <summary>A value as a person wrote it, with the place where it stands; nothing is interpreted yet.</summary>
public abstract record Written(Origin Origin);
