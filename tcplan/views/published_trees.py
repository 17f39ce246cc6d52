"""Published examples of fault trees, restated in our own words and numbers, each with its source.

A figure stands here only where the source prints it, or where a closed form that the source proves
gives it exactly.
"""

from collections.abc import Callable, Mapping
from math import expm1, prod

from tcplan.analysis.faulttree import And, AtLeast, CommonCause, FaultTree, Importance, Or
from tcplan.views.published import Case, figure


def published_trees() -> tuple[Case, ...]:
    """Every example, computed now."""
    return (two_trains(), *three_trains(), theatre(), pressure_tank(), bridge(), k_of_n())


def two_trains() -> Case:
    """Two trains of a pump and a valve; the top is open when both trains are."""
    tree = FaultTree(
        top="both",
        gates={
            "both": And("train 1", "train 2"),
            "train 1": Or("valve 1", "pump 1"),
            "train 2": Or("valve 2", "pump 2"),
        },
    )
    chances = {"valve 1": 0.4, "valve 2": 0.5, "pump 1": 0.6, "pump 2": 0.7}
    cuts = {
        frozenset({"pump 1", "pump 2"}): "0.42",
        frozenset({"pump 1", "valve 2"}): "0.30",
        frozenset({"pump 2", "valve 1"}): "0.28",
        frozenset({"valve 1", "valve 2"}): "0.20",
    }
    printed = {
        "pump 1": ("2", "0.51", "0.4737", "0.7895", "1.316", "1.9"),
        "pump 2": ("2", "0.38", "0.4118", "0.8235", "1.176", "1.7"),
        "valve 1": ("2", "0.34", "0.2105", "0.5263", "1.316", "1.267"),
        "valve 2": ("2", "0.228", "0.1765", "0.5882", "1.176", "1.214"),
    }
    found = list(tree.minimal_cut_sets())
    importance = tree.importance(chances)
    figures = [
        figure("probability of the top", "0.646", tree.probability(chances)),
        figure("minimal cut sets", "4", len(found)),
        *(
            figure(f"cut set {' and '.join(sorted(cut))}", text, _chance(cut, found, chances))
            for cut, text in cuts.items()
        ),
    ]
    for event, texts in printed.items():
        sets = sum(event in cut for cut in found)
        computed = (sets, *_measures(importance[event], chances[event]))
        figures += map(figure, (f"{event}: {name}" for name in _MEASURES), texts, computed)
    return Case(
        "Two trains: every measure of importance",
        "O. Rakhimov, SCRAM 0.16.2, its test of importance factors",
        tuple(figures),
    )


_MEASURES = (
    "cut sets that hold it",
    "Birnbaum (marginal) importance",
    "criticality importance",
    "diagnostic importance, P(event | top)",
    "risk achievement worth",
    "risk reduction worth",
)


def _measures(one: Importance, chance: float) -> tuple[float, ...]:
    """In the order of ``_MEASURES``; the diagnostic importance is p · RAW by Bayes."""
    return one.birnbaum, one.criticality, chance * one.raw, one.raw, one.rrw


def _chance(
    cut: frozenset[str], found: list[frozenset[str]], chances: Mapping[str, float]
) -> float:
    """The probability of a cut set that was found, else none."""
    return prod(chances[event] for event in cut) if cut in found else float("nan")


def three_trains() -> tuple[Case, ...]:
    """Three trains that must all stop, whose pumps, and whose valves, may stop together."""
    models = (
        ("beta factor", _beta, ("0.04308", "0.0430804"), {1: 2, 3: 8}),
        ("multiple Greek letters", _greek, ("0.01630", "0.0162948"), {1: 2, 2: 24, 3: 8}),
        ("alpha factors", _alpha, ("0.05298", "0.0529814"), {1: 2, 2: 24, 3: 8}),
        ("phi factors", _phi, ("0.04104", "0.0410393"), {1: 2, 2: 24, 3: 8}),
    )
    return tuple(_three_trains(*model) for model in models)


def _three_trains(
    name: str,
    model: Callable[[list[str]], CommonCause],
    printed: tuple[str, str],
    orders: Mapping[int, int],
) -> Case:
    pumps, valves = ([f"{part} {n}" for n in (1, 2, 3)] for part in ("pump", "valve"))
    trains = {f"train {n}": Or(*two) for n, *two in zip("123", pumps, valves, strict=True)}
    alone = FaultTree(top="all", gates={"all": And(*trains), **trains})
    tree, chances = alone.with_common_causes(
        dict.fromkeys(alone.events, 0.1), model(pumps), model(valves)
    )
    found = tree.cut_sets_by_order()
    chance = tree.probability(chances)
    tested, reported = printed
    return Case(
        f"Three trains and common cause: {name}",
        "O. Rakhimov, SCRAM 0.16.2, its core tests of common-cause groups, and its report on them",
        (
            figure("probability of the top, as tested", tested, chance, within="0.00001"),
            figure("probability of the top, as reported", reported, chance),
            figure("minimal cut sets", str(sum(orders.values())), sum(found.values())),
            *(
                figure(f"of them with {order} event{'s' * (order > 1)}", str(number), found[order])
                for order, number in orders.items()
            ),
        ),
    )


def _beta(members: list[str]) -> CommonCause:
    return CommonCause.beta_factor(members, 0.2)


def _greek(members: list[str]) -> CommonCause:
    return CommonCause.mgl(members, [0.2, 0.1])


def _alpha(members: list[str]) -> CommonCause:
    return CommonCause.alpha_factor(members, [0.7, 0.2, 0.1])


def _phi(members: list[str]) -> CommonCause:
    return CommonCause.phi_factor(members, [0.7, 0.2, 0.1])


def theatre() -> Case:
    """The supply of an operating theatre: the mains, and a generator with its relay."""
    tree = FaultTree(
        top="no supply",
        gates={"no supply": And("mains", "stand-by"), "stand-by": Or("generator", "relay")},
    )
    # The generator's failure is exponential, 0.02 per unit of time, over one unit.
    chances = {"mains": 0.03, "generator": -expm1(-0.02), "relay": 0.05}
    found = list(tree.minimal_cut_sets())
    generator, relay = frozenset({"generator", "mains"}), frozenset({"mains", "relay"})
    singly = [_chance(cut, found, chances) for cut in (generator, relay)]
    return Case(
        "Operating theatre: probability by cut sets, and exactly",
        "OpenFTA (Formal Software Construction), report of its sample tree theatre.fta",
        (
            figure("minimal cut sets of two events", "2", tree.cut_sets_by_order()[2]),
            figure("cut set generator and mains", "0.0005940398", singly[0]),
            figure("cut set mains and relay", "0.001500000", singly[1]),
            figure("sum of the cut sets (an upper bound)", "0.002094040", sum(singly)),
            figure("exact value", "0.002064338", tree.probability(chances)),
        ),
    )


def pressure_tank() -> Case:
    """A tank that a pump may burst when contacts stay closed; the handbook's worked example."""
    tree = FaultTree(
        top="tank bursts",
        gates={
            "tank bursts": Or("tank", "pumped too long"),
            "pumped too long": Or("relay K2", "K2 held closed"),
            "K2 held closed": And("pressure switch", "not timed out"),
            "not timed out": Or("switch S1", "relay K1", "timer"),
        },
    )
    orders = tree.cut_sets_by_order()
    return Case(
        "Pressure tank: minimal cut sets",
        "W. E. Vesely et al., Fault Tree Handbook, NUREG-0492 (1981), the pressure tank",
        (
            figure("minimal cut sets of one event", "2", orders[1]),
            figure("minimal cut sets of two events", "3", orders[2]),
            figure("minimal cut sets", "5", tree.count_minimal_cut_sets()),
        ),
    )


def bridge() -> Case:
    """Two ways in, two ways out and a bridge between: the least network that is no ladder."""
    cuts = (("in 1", "in 2"), ("out 1", "out 2"), ("in 1", "bridge", "out 2"))
    tree = FaultTree(
        top="cut off",
        gates={"cut off": Or(*(And(*cut) for cut in cuts), And("in 2", "bridge", "out 1"))},
    )
    structural = tree.structural_birnbaum()
    return Case(
        "Bridge network: what is shared by two ways",
        "R. E. Barlow and F. Proschan, Statistical Theory of Reliability and Life Testing (1975): "
        "2q^2 + 2q^3 - 5q^4 + 2q^5; structural importance after Z. W. Birnbaum (1969)",
        (
            figure("minimal cut sets", "4", tree.count_minimal_cut_sets()),
            figure("minimal path sets", "4", len(list(tree.minimal_path_sets()))),
            figure("probability at q = 0.1", "0.021520000", _at(tree, 0.1)),
            figure("probability at q = 0.5", "0.500000000", _at(tree, 0.5)),
            figure("structural importance of the bridge", "0.125000000", structural["bridge"]),
            figure("structural importance of a way in", "0.375000000", structural["in 1"]),
        ),
    )


def k_of_n() -> Case:
    """At least so many of some that are alike, where the binomial distribution is the answer."""
    trees = {
        (k, n): FaultTree(top="open", gates={"open": AtLeast(k, *(f"e{i}" for i in range(n)))})
        for k, n in ((2, 3), (3, 5), (5, 10), (20, 40))
    }
    return Case(
        "At least k of n: the binomial distribution",
        "R. E. Barlow and F. Proschan, Statistical Theory of Reliability and Life Testing (1975)",
        (
            figure("2 of 3 at 0.1", "0.028000000", _at(trees[2, 3], 0.1)),
            figure("3 of 5 at 0.1", "0.008560000", _at(trees[3, 5], 0.1)),
            figure("5 of 10 at 0.5", "0.623046875", _at(trees[5, 10], 0.5)),
            figure("structural importance in 3 of 5", "0.375", _structural(trees[3, 5])),
            figure("minimal cut sets of 5 of 10", "252", trees[5, 10].count_minimal_cut_sets()),
            figure(
                "minimal cut sets of 20 of 40",
                "137846528820",
                trees[20, 40].count_minimal_cut_sets(),
            ),
        ),
    )


def _at(tree: FaultTree, chance: float) -> float:
    return tree.probability(dict.fromkeys(tree.events, chance))


def _structural(tree: FaultTree) -> float:
    return next(iter(tree.structural_birnbaum().values()))
