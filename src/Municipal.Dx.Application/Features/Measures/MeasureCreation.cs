using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>What a new measure needs before anything else; the rest is filled in on its own form.</summary>
public sealed class NewMeasure
{
    public string? PolicyKey { get; set; }

    /// <summary>Identity inside the plan; never changes.</summary>
    public string? Key { get; set; }

    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Adds a measure to a plan, last under its policy.</summary>
public sealed partial class MeasureCreation(DxDbContext db)
{
    public const int KeyMax = 30;

    public Task<List<FieldChoice>> PoliciesAsync(long planId, CancellationToken cancellationToken) => db.Policies.AsNoTracking()
        .Where(p => p.PlanId == planId)
        .OrderBy(p => p.Order)
        .Select(p => new FieldChoice(p.Key, (p.Number == null ? "" : p.Number + " ") + p.Title))
        .ToListAsync(cancellationToken);

    /// <returns>What is wrong; nothing where the measure was added.</returns>
    public Task<IReadOnlyList<Problem>> AddAsync(long planId, NewMeasure input, CancellationToken cancellationToken)
    {
        input.Title = TypedText.Of(input.Title);
        input.Number = TypedText.Of(input.Number);
        input.Key = TypedText.Of(input.Key);
        input.Reason = TypedText.Of(input.Reason);
        return db.WriteAsync(() => AddInTurnAsync(planId, input), cancellationToken);
    }

    private async Task<IReadOnlyList<Problem>> AddInTurnAsync(long planId, NewMeasure input)
    {
        var policy = await db.Policies.FirstOrDefaultAsync(p => p.PlanId == planId && p.Key == input.PolicyKey);
        var problems = Check(input).ToList();
        if (policy is null)
        {
            problems.Add(new Problem(nameof(input.PolicyKey), "どこに加えるかを選んでください。"));
        }

        if (problems.Count == 0 && await db.Measures.AnyAsync(m => m.PlanId == planId && m.Key == input.Key))
        {
            problems.Add(new Problem(nameof(input.Key), $"「{input.Key}」はもう使われています。別の番号にしてください。"));
        }

        if (policy is null || problems.Count > 0)
        {
            return problems;
        }

        var order = await MakeRoomAsync(planId, policy.Order);
        db.Measures.Add(new Measure
        {
            MunicipalityId = policy.MunicipalityId,
            PlanId = planId,
            BasicPolicy = policy,
            Key = input.Key!,
            Number = input.Number,
            Title = input.Title!,
            Order = order,
        });
        db.Change.Reason = input.Reason;
        await db.SaveChangesAsync();
        return [];
    }

    /// <summary>The place after the last measure of this policy or those before it; what follows moves on by one.</summary>
    private async Task<int> MakeRoomAsync(long planId, int policyOrder)
    {
        var last = await db.Measures.Where(m => m.PlanId == planId && m.BasicPolicy!.Order <= policyOrder).Select(m => (int?)m.Order).MaxAsync() ?? 0;
        await db.Measures.Where(m => m.PlanId == planId && m.Order > last).ExecuteUpdateAsync(set => set.SetProperty(m => m.Order, m => m.Order + 1));
        return last + 1;
    }

    private static IEnumerable<Problem> Check(NewMeasure input)
    {
        if (input.Key is not { Length: <= KeyMax } key || !KeyShape().IsMatch(key))
        {
            yield return new Problem(nameof(input.Key), $"番号（半角）は「1-1」「1-2-3」のように、{KeyMax}文字までの数字とハイフンで入力してください。");
        }

        foreach (var problem in Measure.Check(input.Title, [], []))
        {
            yield return problem;
        }

        if (input.Number is { Length: > Measure.NumberMax })
        {
            yield return new Problem(nameof(input.Number), $"番号は{Measure.NumberMax}文字以内で入力してください。");
        }

        if (input.Reason is { Length: > AuditEntry.ReasonMax })
        {
            yield return new Problem(nameof(input.Reason), $"理由は{AuditEntry.ReasonMax}文字以内で入力してください。");
        }

        foreach (var (field, text) in new[] { (nameof(input.Title), input.Title), (nameof(input.Number), input.Number), (nameof(input.Reason), input.Reason) })
        {
            if (!TypedText.IsReadable(text))
            {
                yield return new Problem(field, TypedText.RefusalMessage);
            }
        }
    }

    [GeneratedRegex(@"\A[0-9]+(?:-[0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyShape();
}
