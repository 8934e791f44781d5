using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Responses;
using Riok.Mapperly.Abstractions;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of proportionality and of responses.</content>
internal static partial class Answers
{
    public static partial ProportionalityAssessment ToAssessment(this Attribution.ProportionalityAssessment assessment);

    public static partial ResponsePlan ToPlan(this Attribution.ResponsePlan plan);

    public static partial PlannedMeasure ToMeasure(this Attribution.PlannedMeasure measure);

    public static partial MeasureText ToText(this Attribution.MeasureText text);

    public static partial Statement ToStatement(this Attribution.Statement statement);

    public static partial ReportAnswer ToAnswer(this Attribution.ReportAnswer answer);

    public static partial Report ToReport(this Attribution.Report report);

    public static partial ResponseChange ToChange(this Attribution.ResponseChange change);

    [MapperIgnoreSource(nameof(Attribution.RatedCriterion.HasValue))]
    private static partial RatedCriterion ToRated(Attribution.RatedCriterion criterion);

    private static partial RangeStep ToStep(Attribution.RangeStep? step);

    private static partial RangeTurn ToTurn(Attribution.RangeTurn? turn);

    private static partial MeasureInRange ToMeasure(Attribution.MeasureInRange? measure);
}
