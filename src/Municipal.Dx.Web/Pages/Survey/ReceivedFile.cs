using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Excel.RoundTrip;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Import;

namespace Municipal.Dx.Web.Pages.Survey;

/// <summary>A file handed in: the key of its preview with what it would change, or why it was not taken.</summary>
public sealed record ReceivedFile(string Name, string? Key, string? Problem, string? Summary = null)
{
    public static async Task<IReadOnlyList<ReceivedFile>> ReceiveAsync(SurveyUploads uploads, SurveyDesk desk, IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var received = new List<ReceivedFile>();
        foreach (var file in files)
        {
            var name = UploadedFile.NameOf(file, null);
            var read = await SurveyReader.ReadAsync(await UploadedFile.ReadAsync(file), cancellationToken);
            var (key, problem) = read.Reading is { } reading
                ? await uploads.ReceiveAsync(desk, name, read.FileHash, reading, cancellationToken)
                : (null, read.Problem);
            received.Add(new ReceivedFile(name, key, problem, key is null || files.Count == 1 ? null : await SummaryAsync(uploads, desk, key, cancellationToken)));
        }

        return received;
    }

    // One file leads to its preview at once; of many, the list says which are worth opening.
    private static async Task<string?> SummaryAsync(SurveyUploads uploads, SurveyDesk desk, string key, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(desk, key, cancellationToken) is not { } upload || (await uploads.LookAsync(desk, upload, cancellationToken)).Preview is not { } preview)
        {
            return null;
        }

        string[] words =
        [
            preview.ChangesNothing ? "変わるところはありません" : $"変わるセル{preview.Changes.Count()}",
            preview.Conflicts.Any() ? $"選んでいただくセル{preview.Conflicts.Count()}" : "",
            preview.Refusals.Count > 0 ? $"取り込めないもの{preview.Refusals.Count}件" : "",
        ];
        return string.Join('・', words.Where(word => word.Length > 0));
    }
}

internal static class SurveyDesks
{
    public static SurveyDesk SurveyDesk(this CurrentUser me, Here here) => new(here.Municipality.Id, here.Plan.Id, here.Today, me.IsOffice, me.DepartmentIds);
}
