"""The page about findings is made from the checks themselves, so that it cannot drift from them."""

from tcplan.analysis.findings import CHECKS
from tcplan.domain.codelists import label

_HEAD = """\
# What `tcplan check` looks for

This page is made from the checks themselves, by `tcplan.analysis.findings.page`.

A finding is an action for services, never a judgement of the person and never a reason against discharge.
Findings carry no severity: they come in the order of this page, and within a check in the order of the plan.
A finding may be accepted for a while: an acceptance names the finding's id and the thing it is about, the reason, who answers for it, and the day until which it holds.
When that day has passed, the finding comes back and says so.

*Promised* means agreed, in place or tested, and not ended; *in place* means in place or tested, and in date.
A proposal is asked for nothing yet.
The sources are named as they are known to us; where the basis is good practice, no law or national policy asks for it.
"""  # noqa: E501  (one sentence a line)


def page() -> str:
    """The page as Markdown: every check with its id, why it matters, its basis and its source."""
    parts = [_HEAD]
    parts.extend(
        f"## {check.title}\n\n"
        f"`{check.id}` · {label('basis', check.basis)}\n\n"
        f"{check.why}\n\n"
        f"Source: {check.source}.\n"
        for check in CHECKS
    )
    return "\n".join(parts)
