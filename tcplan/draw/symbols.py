"""Pictures for easy-read papers, our own: one idea each, flat, in two colours, read at two cm.

A picture never stands for a word that is not written beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "home": "a home",
        "moving-van": "a moving van",
        "hospital": "a hospital",
        "person": "a person",
        "talking": "two people talking",
        "family": "a family",
        "heart": "a heart: what matters",
        "speech": "a speech bubble: my words",
        "clock": "a clock",
        "calendar": "a calendar",
        "telephone": "a telephone",
        "nurse": "a nurse or doctor",
        "medicine": "medicine",
        "key": "a key: my own door",
        "money": "money",
        "help": "a warning sign: help",
        "tick": "a tick: yes",
        "cross": "a cross: no",
        "question": "a question mark",
        "support-worker": "a support worker",
        "police": "a police officer",
        "night": "the moon: night",
        "food": "food",
        "music": "music: things to do",
        "document": "a document",
        "magnifying-glass": "a magnifying glass: checking",
    }
)
"""The name of each picture, and what it shows in words for who cannot see it."""
