using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>
/// What must be said of what was hit: of essential services, their sector; of a third State, which one; and so on (Regulation
/// (EU) 2019/796, Article 1(4) to (6)). What belongs to another kind must not be said.
/// </summary>
internal static class TargetRules
{
    private const int Most = 100;

    /// <summary>Adds what is wrong with what was hit to the checks.</summary>
    public static void Check(Checks checks, IReadOnlyList<Target> targets)
    {
        const string Field = "incident.targets";
        checks.That(targets.Count <= Most, Field, $"Must not be more than {Most}.");
        foreach (var (i, target) in targets.Take(Most).Index())
        {
            Check(checks.Once($"{Field}[{i}].kind", !targets.Take(i).Contains(target)), $"{Field}[{i}]", target);
        }
    }

    /// <summary>Whether it may be answered though it is no threat to the Union or a Member State (Article 1(6)).</summary>
    public static bool IsAbroad(TargetKind kind) => kind is TargetKind.ThirdState or TargetKind.InternationalOrganisation;

    private static void Check(Checks checks, string field, Target target)
    {
        var kind = target.Kind;
        checks
            .Choice($"{field}.kind", kind)
            .OptionalChoice($"{field}.sector", target.Sector)
            .OptionalChoice($"{field}.state_function", target.StateFunction)
            .OptionalChoice($"{field}.union_body", target.UnionBody)
            .MemberState($"{field}.member_state", target.MemberState, required: false)
            .Country($"{field}.third_state", target.ThirdState)
            .Line($"{field}.name", target.Name, 500, required: false);
        if (!Enum.IsDefined(kind) || kind == TargetKind.Unspecified)
        {
            return;
        }

        Belongs("sector", target.Sector != Sector.Unspecified,
            required: kind == TargetKind.EssentialServices, possible: kind == TargetKind.CriticalInfrastructure);
        Belongs("state_function", target.StateFunction != StateFunction.Unspecified, kind == TargetKind.CriticalStateFunctions);
        Belongs("union_body", target.UnionBody != UnionBody.Unspecified, kind == TargetKind.Union);
        Belongs("member_state", target.MemberState.Length > 0,
            required: false, possible: kind != TargetKind.Union && !IsAbroad(kind));
        Belongs("third_state", target.ThirdState.Length > 0, kind == TargetKind.ThirdState);
        Belongs("name", target.Name.Length > 0,
            required: kind is TargetKind.InternationalOrganisation or TargetKind.Other, possible: true);

        // The Council's codes are those of ISO 3166-1, but for Greece. A threat to a member needs what makes it an external one.
        checks.That(
            !MemberStates.All.Contains(target.ThirdState == "GR" ? "EL" : target.ThirdState),
            $"{field}.third_state",
            "Is a Member State: say what was hit there.");

        void Belongs(string name, bool isSaid, bool required, bool possible = false)
            => checks
                .That(isSaid || !required, $"{field}.{name}", "Is required of this kind.")
                .That(!isSaid || required || possible, $"{field}.{name}", "Must be left out of this kind.");
    }
}
