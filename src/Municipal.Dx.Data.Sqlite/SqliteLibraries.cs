using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Municipal.Dx.Data.Sqlite;

/// <summary>
/// Two resolvers that must stand before the first connection: EF Core 10 asks for a newer SQLitePCLRaw.core than the lean
/// feed has, and the system's patched libsqlite3 is preferred over the bundled 3.35.5 (docs/adr/0003).
/// </summary>
public static class SqliteLibraries
{
    private const string CoreName = "SQLitePCLRaw.core";
    private static readonly Lock Once = new();
    private static bool registered;

    public static void Register()
    {
        lock (Once)
        {
            if (registered)
            {
                return;
            }

            registered = true;
            AssemblyLoadContext.Default.Resolving += ResolveCore;
            PreferSystemLibrary();
        }
    }

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name)
    {
        if (!string.Equals(name.Name, CoreName, StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.Combine(AppContext.BaseDirectory, CoreName + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static void PreferSystemLibrary()
    {
        var provider = Assembly.Load(new AssemblyName("SQLitePCLRaw.provider.e_sqlite3"));
        NativeLibrary.SetDllImportResolver(provider, static (library, assembly, _) =>
            library == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system)
                ? system
                : nint.Zero);
    }
}
