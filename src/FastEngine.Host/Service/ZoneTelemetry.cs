using System.Runtime.InteropServices;
using FastEngine.Engine;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Service;

/// <summary>A profile, a zone or a gap on its way to the databases: which one it is, and that one's fields over the others'.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct ZoneTelemetry
{
    [FieldOffset(0)] public ShardOutputKind Kind;
    [FieldOffset(8)] public ProfileView Profile;
    [FieldOffset(8)] public ZoneView Zone;
    [FieldOffset(8)] public GapView Gap;
}
