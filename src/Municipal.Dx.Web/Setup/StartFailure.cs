using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;

namespace Municipal.Dx.Web.Setup;

/// <summary>What whoever started the portal or a command can put right: a sentence instead of a stack trace.</summary>
public static partial class StartFailure
{
    public const int ExitCode = 1;

    /// <returns>Null where the failure is ours, and its stack trace is what helps.</returns>
    public static string? SentenceFor(Exception failure, PortalOptions options)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (SentenceFor(e, failure, options) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    private static string? SentenceFor(Exception e, Exception outermost, PortalOptions options) => e switch
    {
        AddressInUseException => $"{AddressIn(outermost)}は、ほかのプログラムが使っています。そのプログラムを止めるか、ASPNETCORE_URLS で別のアドレスにしてください。",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => $"{AddressIn(outermost)}で待ち受ける権限がありません。1024以上のポートにするか、リバースプロキシーを前に置いてください。",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => $"{AddressIn(outermost)}は、このマシンのアドレスではありません。ASPNETCORE_URLS を確かめてください。",
        DbException when options.UsesSqlServer => "SQL Server のデータベースを使えません。サーバーが動いているか、接続文字列(ConnectionStrings__Dx)のサーバー名・データベース名・利用者・パスワードが正しいか、"
            + $"migrate を実行したかを確かめてください。サーバーの答え: {OneLine(e.Message)}",
        DbException => $"データベースのファイルを使えません。{options.DataFolder} の権限と空き容量を確かめてください。SQLite の答え: {OneLine(e.Message)}",
        UnauthorizedAccessException or DirectoryNotFoundException => $"データのフォルダー(DX_DATA)に書けません: {options.DataFolder}。場所と権限を確かめてください。",
        _ => null,
    };

    private static string AddressIn(Exception failure) =>
        Address().Match(failure.ToString()) is { Success: true } match ? match.Value + " " : "待ち受けるアドレス";

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"https?://[^\s,]+?(?=[:.]?(\s|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
