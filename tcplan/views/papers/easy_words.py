"""Plain sentences for what the plan calls by terms; each is one idea of at most fifteen words.

What has no plain sentence here is quoted as it was written, and never put into other words.
"""

from collections.abc import Mapping
from types import MappingProxyType

STEPS: Mapping[str, str] = MappingProxyType(
    {
        "checklist-01": "People know what you want and how you talk.",
        "checklist-02": "It is clear when you are ready to leave.",
        "checklist-03": "The law says how you can leave.",
        "checklist-04": "It is agreed who looks after you.",
        "checklist-05": "Everyone agrees what helps you.",
        "checklist-06": "People know what home you need.",
        "checklist-07": "Your home is found and is yours.",
        "checklist-08": "Your support team is there and trained.",
        "checklist-09": "You have a doctor, and your medicine is looked at.",
        "checklist-10": "Any rules for you are allowed by law.",
        "checklist-11": "The money is agreed.",
        "checklist-12": "There is a plan for moving and for hard times.",
        "R12": "The Government has said yes.",
        "R15": "Any rules for you are allowed by law.",
        "R21": "Other people have been asked.",
        "R22": "Your new team has read your plan and says yes.",
        "R23": "Somebody comes at any hour when things go wrong.",
        "R24": "People know what home you need.",
        "R25": "Your support team is there, is trained and has met you.",
        "R35": "It is clear what follows when things do not go well.",
    }
)
"""The rule of a gate to what has to be so."""

HOMES: Mapping[str, str] = MappingProxyType(
    {
        "own-tenancy": "It {be} your own home.",
        "supported-living": "It {be} your own home, with support.",
        "care-home": "It is a home with other people and with staff.",
        "nursing-home": "It is a home with other people, staff and nurses.",
        "family": "It is with your family.",
        "residential-school": "It is a school where you also sleep.",
        "approved-premises": "It is a house with staff and rules.",
        "prison": "It is a prison.",
    }
)
"""Kind of home to a sentence, in which ``{be}`` is "is" or "will be"."""

VISITS: Mapping[str, str] = MappingProxyType(
    {
        "short-visit": "a short visit",
        "meal": "a visit with a meal",
        "day": "a day there",
        "overnight": "a night there",
        "s17-leave": "leave from hospital",
    }
)
"""Kind of visit to words that follow "You have"."""

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "register": "being on the list for more support",
        "cetr": "a review of your care",
        "share-council": "telling the council about you",
        "share-provider": "telling your support team about you",
        "share-housing": "telling your landlord about you",
        "share-police": "telling the police about you",
        "share-probation": "telling probation about you",
        "share-family": "telling your family about you",
        "share-community": "telling groups that you go to about you",
        "photograph": "photos and films of you",
    }
)
"""What consent is about, as words that follow "yes to"."""

ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "given": "You said yes to {about}.",
        "refused": "You said no to {about}.",
        "withdrawn": "You said yes, then no, to {about}.",
        "best-interests": "Other people said yes for you to {about}.",
        "parental": "Your parent said yes for you to {about}.",
        "not-asked": "Nobody has asked you yet about {about}.",
    }
)
"""State of consent to a sentence."""
