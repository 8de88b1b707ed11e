using System.Text.Json;
using Municipal.Dx.Application.Features.Auditing;

namespace Municipal.Dx.Web.Setup;

/// <summary>
/// <c>DX_DATA/audit-head.json</c>: count and end of the audit chain outside the database. Written beside and renamed, so
/// that it is whole or the old one.
/// </summary>
public static class AuditSealFile
{
    public const string Name = "audit-head.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="JsonException">The file was damaged.</exception>
    public static AuditSeal? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? JsonSerializer.Deserialize<AuditSeal>(File.ReadAllText(path), Json) : null;
    }

    public static void Write(string folder, AuditSeal seal)
    {
        var path = Path.Combine(folder, Name);
        var beside = path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(seal, Json));
        File.Move(beside, path, overwrite: true);
    }
}
