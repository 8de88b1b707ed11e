using System.Runtime.CompilerServices;

namespace Microsoft.SqlServer.Server;

/// <summary>
/// Stand-in for the package of the same name: SqlClient names these four types when it builds a parameter, and loads
/// this assembly to do so. User-defined CLR types are not used by this product (docs/adr/0003).
/// </summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public bool IsByteOrdered { get; set; }

    public bool IsFixedLength { get; set; }

    public int MaxByteSize { get; set; }

    public string? Name { get; set; }

    public string? ValidationMethodName { get; set; }
}

[TypeForwardedFrom("Microsoft.SqlServer.Server, Version=1.0.0.0, Culture=neutral")]
public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException()
    {
    }

    public InvalidUdtException(string message)
        : base(message)
    {
    }

    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
