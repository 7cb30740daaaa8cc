namespace FastEngine.Host.Configuration;

/// <summary>Which directions count as trending whatever level 1 says.</summary>
public enum RegimeForce
{
    None,
    Both,
}
