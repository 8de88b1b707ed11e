namespace Municipal.Dx.Domain.Progress;

/// <summary>What a message in a report's thread is.</summary>
public enum MessageKind
{
    /// <summary>質問: asked without sending the report back.</summary>
    Question,

    /// <summary>回答</summary>
    Answer,

    /// <summary>修正依頼: why the report was sent back.</summary>
    CorrectionRequest,
}

/// <summary>A dated line of the thread between office and department. Never changed, never deleted.</summary>
public sealed class ReportMessage : IMunicipal, IAuditedPart
{
    public const int TextMax = 1000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ProgressReportId { get; set; }

    public ProgressReport? ProgressReport { get; set; }

    public MessageKind Kind { get; set; }

    public required string Text { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    public required string AuthorName { get; set; }

    /// <summary>Post as of then (課・職).</summary>
    public required string AuthorPost { get; set; }

    public bool IsFromOffice { get; set; }

    IAudited? IAuditedPart.Whole => ProgressReport;

    string IAuditedPart.PartLabel => "やりとり";

    string IAuditedPart.PartText => Text;

    public static IEnumerable<Problem> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new Problem(nameof(Text), "質問・回答の内容を入力してください。");
        }
        else if (text.Length > TextMax)
        {
            yield return new Problem(nameof(Text), $"{TextMax:N0}文字以内で入力してください（今は{text.Length:N0}文字）。");
        }
    }
}
