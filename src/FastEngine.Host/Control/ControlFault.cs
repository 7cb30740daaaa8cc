namespace FastEngine.Host.Control;

/// <summary>Whose fault it is that a request was not carried out.</summary>
public enum ControlFault
{
    /// <summary>The request's: it is wrong as it stands.</summary>
    Usage,

    /// <summary>It was right, and did not work.</summary>
    Failed,

    /// <summary>This machine cannot do it: a library is missing.</summary>
    Environment,
}
