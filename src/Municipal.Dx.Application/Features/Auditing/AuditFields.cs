namespace Municipal.Dx.Application.Features.Auditing;

/// <summary>Japanese names of the properties that the trail keeps.</summary>
public static class AuditFields
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Key"] = "識別", ["Title"] = "題名", ["TitleIsGist"] = "題名は要約", ["Subtitle"] = "副題", ["Number"] = "番号", ["NumberNote"] = "番号の注記",
        ["Kind"] = "種別", ["Edition"] = "版", ["Issued"] = "発行年月", ["FirstFiscalYear"] = "始まりの年度", ["LastFiscalYear"] = "終わりの年度",
        ["PeriodNote"] = "期間の注記", ["Vision"] = "目指す姿", ["Summary"] = "要約", ["PolicyWord"] = "第1階層の呼び名", ["FieldWord"] = "分野の呼び名",
        ["MeasureWord"] = "第2階層の呼び名", ["InitiativeWord"] = "第3階層の呼び名", ["BaselineWord"] = "現状値の呼び名", ["TargetWord"] = "目標値の呼び名",
        ["State"] = "状態", ["IsPublished"] = "掲載", ["Source"] = "計画書の箇所", ["IsImplicit"] = "計画書にない階層", ["Order"] = "並び順",
        ["Direction"] = "方向性", ["PastEfforts"] = "これまでの取組", ["FutureEfforts"] = "今後必要な取組", ["AllDepartments"] = "すべての課等",
        ["DepartmentsText"] = "担当課の記載", ["Sdgs"] = "SDGs", ["PrioritiesConfirmed"] = "国の項目の確認", ["TextStatus"] = "文の状態", ["Remark"] = "備考",
        ["PredecessorId"] = "前の計画の項目", ["BasicPolicyId"] = "基本方針", ["PolicyFieldId"] = "施策分野", ["MeasureId"] = "施策", ["KpiId"] = "KPI",
        ["ReportingPeriodId"] = "報告期", ["Field"] = "分野", ["CurrentState"] = "現状の把握", ["PlannedAction"] = "具体的取組", ["Due"] = "期限", ["DueText"] = "期限の記載",
        ["Name"] = "名前", ["Unit"] = "単位", ["Type"] = "種類", ["Basis"] = "値の取り方", ["EntryMode"] = "入力のしかた", ["IsStrict"] = "未満・超",
        ["Tolerance"] = "許す差", ["BaselineText"] = "現状値の記載", ["BaselineValue"] = "現状値", ["BaselineQualifier"] = "現状値の付け方", ["BaselineAsOf"] = "現状値の時点",
        ["BaselineFiscalYear"] = "現状値の年度", ["BaselineIsPartYear"] = "現状値は年度途中", ["BaselineIsCalendarYear"] = "現状値は暦年", ["TargetText"] = "目標値の記載",
        ["TargetValue"] = "目標値", ["TargetUpperValue"] = "目標値の上限", ["TargetQualifier"] = "目標値の付け方", ["TargetDue"] = "目標の期限", ["TargetFiscalYear"] = "目標の年度",
        ["TargetEveryYears"] = "目標の間隔(年)", ["TargetWindowStart"] = "目標の起点年度", ["Frequency"] = "測定の頻度", ["MeasuredMonth"] = "測定する月", ["PublishedMonth"] = "わかる月",
        ["FigureSource"] = "出所", ["WhereFrom"] = "数字のもらい先", ["Value"] = "値", ["Figure"] = "判定に使った値", ["Text"] = "文", ["IsDone"] = "達成", ["DoneOn"] = "達成日",
        ["IsConfirmed"] = "事務局の確認", ["Status"] = "値の区分", ["EmptyState"] = "値のない理由", ["AsOf"] = "時点", ["Outcome"] = "判定", ["JudgedAgainst"] = "判定の相手",
        ["ProgressTenths"] = "進捗率(現状値から)", ["TargetRatioTenths"] = "目標比", ["Reason"] = "判定の理由", ["FiscalYear"] = "年度", ["From"] = "始まり", ["To"] = "終わり",
        ["IsYearEndForm"] = "年度末の様式", ["OpenedAt"] = "受付開始", ["FixedAt"] = "確定日時", ["PublishedOn"] = "公表日", ["PublicationDecidedOn"] = "公表の決定日",
        ["Stage"] = "進み具合", ["SelfRating"] = "自己評価", ["OfficeRating"] = "事務局評価", ["OfficeRatingReason"] = "事務局評価の理由", ["CommitteeRating"] = "委員会評価",
        ["Achievement"] = "実績", ["HasNoMovement"] = "当期の動きなし", ["Issue"] = "課題", ["NextPlan"] = "今後の予定", ["SubmittedAt"] = "提出日時", ["Answer"] = "回答",
        ["IsClosed"] = "対応済み", ["ReceivedOn"] = "受けた日", ["DepartmentId"] = "課等", ["ParentId"] = "上の課等", ["ValidFrom"] = "設置日", ["ValidTo"] = "最後の日",
        ["SuccessorId"] = "引き継いだ課等", ["IsTrialOnly"] = "体験用", ["Term"] = "用語", ["Reading"] = "読み", ["Definition"] = "説明", ["Chair"] = "長", ["Members"] = "構成",
        ["Role"] = "役割", ["Code"] = "団体コード", ["Slug"] = "URLの名前", ["Prefecture"] = "都道府県", ["IsTrial"] = "体験モード", ["LeadsWithTargetRatio"] = "目標比を先に示す",
        ["UsesStraightLineGuide"] = "年割の目安を使う", ["StaffMaySubmit"] = "担当者が提出できる", ["UserName"] = "利用者ID", ["DisplayName"] = "氏名", ["Post"] = "職", ["Email"] = "メール",
        ["IsDisabled"] = "停止", ["MustChangePassword"] = "初期パスワードのまま", ["FileName"] = "ファイル名", ["FileHash"] = "ファイルの照合値", ["UploadedAt"] = "受け取った日時",
        ["AppliedAt"] = "取り込んだ日時", ["UploadedById"] = "受け取った利用者",
    };

    /// <summary>The Japanese name; parts are kept under theirs already.</summary>
    public static string LabelOf(string field) => Labels.GetValueOrDefault(field, field);

    /// <summary>True for what says nothing to a reader: internal ids and settings of the account system.</summary>
    public static bool IsTechnical(string field) => field is "Key" or "FileHash" or "UploadedById" or "MeasureId" or "KpiId" or "ReportingPeriodId"
        or "LockoutEnabled" or "TwoFactorEnabled" or "PhoneNumberConfirmed" or "EmailConfirmed" or "PhoneNumber" or "TotpSecret";
}
