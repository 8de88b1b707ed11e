using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Features.Opinions;

public sealed class OpinionAnswersTests : IAsyncLifetime
{
    private static readonly OpinionActor Office = new(IsOffice: true, [], "政策推進課 主査");

    private TestDatabase _database = null!;
    private BookPlan _plan = null!;
    private BookPlan _decoy = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        _decoy = await BookPlan.AddAsync(_database, "shonai", "064289", "庄内町");
        await AddAsync(Opinion(_plan, "o1"), Opinion(_decoy, "o1"));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task AnswerAsync_OpenPeriod_KeepsWhoWhenAndWhere()
    {
        (await AnswerAsync("対応した。", _plan.Current.Id)).ShouldBeNull();

        var opinion = await StoredAsync();
        opinion.Answer.ShouldBe("対応した。");
        opinion.AnsweredInPeriodId.ShouldBe(_plan.Current.Id);
        opinion.AnsweredByPost.ShouldBe("政策推進課 主査");
        opinion.AnsweredAt.ShouldNotBeNull();
        opinion.IsClosed.ShouldBeFalse();
        OpinionRules.StateOf(opinion).ShouldBe(OpinionState.Answered);
        (await StoredAsync(_decoy)).Answer.ShouldBeNull();
    }

    [Fact]
    public async Task AnswerAsync_EmptyInALaterPeriod_KeepsTheEarlierAnswer()
    {
        await ChangeAsync(o => (o.Answer, o.AnsweredInPeriodId) = ("前に答えた。", _plan.Previous.Id));

        (await AnswerAsync(" ", _plan.Current.Id)).ShouldBeNull();

        (await StoredAsync()).Answer.ShouldBe("前に答えた。");
    }

    [Fact]
    public async Task AnswerAsync_EmptyInTheSamePeriod_TakesItBackAndItIsOpenAgain()
    {
        await AnswerAsync("誤り", _plan.Current.Id);

        (await AnswerAsync(null, _plan.Current.Id)).ShouldBeNull();

        var opinion = await StoredAsync();
        OpinionRules.StateOf(opinion).ShouldBe(OpinionState.Open);
        opinion.AnsweredByPost.ShouldBeNull();
    }

    [Fact]
    public async Task AnswerAsync_SameTextAgain_ChangesNothing()
    {
        await AnswerAsync("対応した。", _plan.Current.Id);
        var before = await StoredAsync();

        (await AnswerAsync("対応した。 ", _plan.Current.Id, version: Guid.NewGuid())).ShouldBeNull();

        (await StoredAsync()).Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task AnswerAsync_Closed_IsRefused()
    {
        await ChangeAsync(o => o.IsClosed = true);

        (await AnswerAsync("今さら", _plan.Current.Id))!.Value.Message.ShouldContain("対応済み");

        (await StoredAsync()).Answer.ShouldBeNull();
    }

    [Fact]
    public async Task AnswerAsync_FixedPeriod_IsRefused()
    {
        await using (var db = _database.Open(scope => scope.EnterAll()))
        {
            await db.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed));
        }

        (await AnswerAsync("遅い", _plan.Current.Id))!.Value.Message.ShouldContain("確定");
    }

    [Fact]
    public async Task AnswerAsync_OlderVersion_IsRefused()
    {
        (await AnswerAsync("二人目", _plan.Current.Id, version: Guid.NewGuid()))!.Value.Message.ShouldContain("ほかの人");

        (await StoredAsync()).Answer.ShouldBeNull();
    }

    [Fact]
    public async Task AnswerAsync_PeriodOfAnotherMunicipality_IsRefused() =>
        (await AnswerAsync("よその期", _decoy.Current.Id))!.Value.Message.ShouldContain("見つかりません");

    [Fact]
    public async Task AnswerAsync_DepartmentThatOwnsTheMeasure_MayAnswerAndOthersFindNothing()
    {
        var owner = _plan.Measures[0].Owners[0].DepartmentId;
        var stranger = new OpinionActor(IsOffice: false, [owner + 1000], "他課");

        (await AnswerAsync("他課から", _plan.Current.Id, stranger))!.Value.Message.ShouldContain("見つかりません");
        (await AnswerAsync("担当課から", _plan.Current.Id, new OpinionActor(IsOffice: false, [owner], "総務課"))).ShouldBeNull();

        (await StoredAsync()).AnsweredByPost.ShouldBe("総務課");
    }

    [Fact]
    public async Task ToAnswerAsync_AnsweredBefore_ComesBackUntilItIsClosed()
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var queries = new OpinionQueries(db);
        var measure = _plan.Measures[0].Id;

        await ChangeAsync(o => (o.Answer, o.AnsweredInPeriodId) = ("前に答えた。", _plan.Previous.Id));
        (await queries.ToAnswerAsync(measure)).ShouldHaveSingleItem().StateLabel.ShouldBe("回答あり");

        await ChangeAsync(o => o.IsClosed = true);
        (await queries.ToAnswerAsync(measure)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OfMeasureAsync_Committee_ReadsWhatIsAnsweredInAFixedPeriodOrClosed()
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var queries = new OpinionQueries(db);
        var nobody = new Viewer(SeesAll: false, []);
        Task<List<OpinionRow>> Read() => queries.OfMeasureAsync(_plan.Measures[0].Id, nobody, isCommittee: true);

        (await Read()).ShouldBeEmpty();
        await ChangeAsync(o => (o.Answer, o.AnsweredInPeriodId) = ("下書き", _plan.Current.Id));
        (await Read()).ShouldBeEmpty();
        await ChangeAsync(o => (o.Answer, o.AnsweredInPeriodId) = ("確定した回答", _plan.Previous.Id));
        (await Read()).ShouldHaveSingleItem();
        await ChangeAsync(o => (o.Answer, o.AnsweredInPeriodId, o.IsClosed) = (null, null, true));
        (await Read()).ShouldHaveSingleItem();
        (await queries.OfMeasureAsync(_plan.Measures[0].Id, nobody, isCommittee: false)).ShouldBeEmpty();
    }

    private static CommitteeOpinion Opinion(BookPlan plan, string key) => new()
    {
        MunicipalityId = plan.Municipality.Id,
        MeasureId = plan.Measures[0].Id,
        Key = key,
        Text = "利用者の声を聞いてほしい。",
        Origin = OpinionOrigin.Committee,
        ReceivedOn = new DateOnly(2026, 8, 20),
    };

    private async Task AddAsync(params object[] rows)
    {
        await using var db = _database.Open(scope => scope.EnterAll());
        await db.ReportingPeriods.Where(p => p.Id == _plan.Previous.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed));
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private async Task ChangeAsync(Action<CommitteeOpinion> change)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        change(await db.CommitteeOpinions.SingleAsync());
        await db.SaveChangesAsync();
    }

    private async Task<CommitteeOpinion> StoredAsync(BookPlan? plan = null)
    {
        await using var db = _database.OpenFor((plan ?? _plan).Municipality.Id);
        return await db.CommitteeOpinions.AsNoTracking().SingleAsync();
    }

    private async Task<Domain.Problem?> AnswerAsync(string? text, long? periodId, OpinionActor? actor = null, Guid? version = null)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        return await new OpinionAnswers(db, TimeProvider.System)
            .AnswerAsync(_plan.Plan.Id, periodId, new OpinionAnswer("o1", text, version), actor ?? Office);
    }
}
