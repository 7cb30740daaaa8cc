namespace FastEngine.Host.Drilling.Serving;

/// <summary>What goes on beside the hot thread.</summary>
internal enum ApiDrillWay
{
    /// <summary>Nothing.</summary>
    Alone,

    /// <summary>The API, its dashboards and its clients.</summary>
    Served,

    /// <summary>As much work of another program.</summary>
    Beside,
}
