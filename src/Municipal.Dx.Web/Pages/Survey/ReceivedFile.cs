using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Excel.RoundTrip;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Import;

namespace Municipal.Dx.Web.Pages.Survey;

/// <summary>A file handed in: the key of its preview, or why it was not taken.</summary>
public sealed record ReceivedFile(string Name, string? Key, string? Problem)
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
            received.Add(new ReceivedFile(name, key, problem));
        }

        return received;
    }
}

internal static class SurveyDesks
{
    public static SurveyDesk SurveyDesk(this CurrentUser me, Here here) => new(here.Municipality.Id, here.Plan.Id, here.Today, me.IsOffice, me.DepartmentIds);
}
