"""The sentences that stand wherever risk or cover is shown; nowhere else are they worded."""

PREDICTS_NO_ONE = (
    "This records professional judgements and planned controls. "
    "It does not predict what anyone will do, and must not be used to decide treatment or "
    "discharge."
)
PREDICTS_NO_ONE_SHORT = (
    "Records judgements and planned support; predicts no one; decides no discharge."
)
WHAT_COVER_SAYS = (
    "Cover says that arrangements are named, in date and separate. "
    "It does not say that they are good enough, or that the person is safe. "
    "A gap is an action for services, never a reason against discharge."
)
THROUGH_ITS_EYES = (
    "This is what {agency} may see of the plan. Support and records that it may not see are not "
    "counted, so a gap shown here may be held by support that it cannot see, and what is due may "
    "be done."
)
"""Said whenever somebody looks through the eyes of an agency that does not hold the plan."""

RULES_MISSING = (
    "This plan names rule packs that are not here ({packs}); what they set is not used "
    "until their files are given."
)
"""Said where rules of the plan's area cannot be found; the national ones hold meanwhile."""

CONCERNS_ARE_REPORTS = (
    "These are reports, not incidents: most of what happens is never reported, and few reports may "
    "mean that few people were asked. The numbers are exact inside this plan and are not for "
    "publication."
)
"""Said wherever concerns are counted."""

MATRIX_IS_A_LABEL = (
    "A label from an organisation's own matrix is shown as that organisation wrote it. tcplan "
    "computes nothing from it and sorts nothing by it."
)
