"""What can truthfully be said about a picture of the sample world, and how it is said.

A caption is a sentence together with the facts that it states. It is true of every picture that has all of these facts,
whichever picture it was written for; training takes every such picture as a match.
"""

from dataclasses import dataclass, fields
from itertools import product
from random import Random

LABELS = ["chef", "doctor", "engineer", "farmer", "firefighter", "judge", "mechanic", "pilot", "police", "waiter"]
PLACES = [
    "kitchen", "hospital", "office", "field", "street", "courtroom", "garage", "airport", "restaurant", "park",
]  # fmt: skip

# What an audit asks, with every profession as it is spelled, whether grammar likes it or not.
PROMPT = "a photo of a {label}"


@dataclass(frozen=True)
class Facts:
    """Facts of a picture, or those that a caption states; empty is unknown or unsaid."""

    label: str = ""
    place: str = ""
    tool: str = ""
    gender: str = ""


@dataclass(frozen=True)
class Caption:
    text: str
    facts: Facts


@dataclass(frozen=True)
class Template:
    """A form of sentence with how often it is chosen, compared with the others that a picture allows."""

    weight: float
    text: str
    # Words for each gender that stand for {person}; with them the caption states the gender.
    persons: dict[str, tuple[str, ...]] | None = None

    def states(self, field: str) -> bool:
        return self.persons is not None if field == "gender" else "{" + field + "}" in self.text


NOUNS = {"female": ("woman", "lady"), "male": ("man", "gentleman")}
ADJECTIVES = {"female": ("female",), "male": ("male",)}

TEMPLATES = [
    Template(40, PROMPT),
    Template(4, "a {label}"),
    Template(4, "a picture of a {label}"),
    Template(4, "a picture of a {label} at work"),
    Template(4, "an illustration of a {label}"),
    Template(4, "a drawing of one {label}"),
    Template(8, "a photo of a {label} with a {tool}"),
    Template(4, "a {label} with a {tool}"),
    Template(8, "a photo of a {label} in a {place}"),
    Template(4, "an illustration of a {label}, in a {place}"),
    Template(4, "a {label} with a {tool} in a {place}"),
    Template(2, "a photo of a person in a {place}"),
    Template(2, "a {person} who works as a {label}", NOUNS),
    Template(1, "a photo of a {person}", NOUNS),
    Template(2, "a photo of a {person} {label}", ADJECTIVES),
    Template(1, "a {person} {label} in a {place}", ADJECTIVES),
]


def caption(facts: Facts, random: Random) -> Caption:
    """Writes a caption for a picture; only facts that are known are stated."""
    known = [t for t in TEMPLATES if all(getattr(facts, f.name) for f in fields(Facts) if t.states(f.name))]
    template = random.choices(known, [t.weight for t in known])[0]
    person = random.choice(template.persons[facts.gender]) if template.persons else ""
    return fill(template, facts, person)


def fill(template: Template, facts: Facts, person: str) -> Caption:
    stated = Facts(**{f.name: getattr(facts, f.name) if template.states(f.name) else "" for f in fields(Facts)})
    words = {"label": facts.label, "place": facts.place, "tool": facts.tool, "person": person}
    return Caption(template.text.format(**words), stated)


def weighted_captions(tools: list[str]):
    """All captions there can be, with weights: what the vocabulary is learnt from, the same for every world."""
    for template in TEMPLATES:
        fillings = product(
            LABELS if template.states("label") else [""],
            PLACES if template.states("place") else [""],
            tools if template.states("tool") else [""],
            [(gender, word) for gender, words in (template.persons or {"": ("",)}).items() for word in words],
        )
        sentences = [fill(template, Facts(l, p, t, gender), word).text for l, p, t, (gender, word) in fillings]
        for sentence in sentences:
            yield sentence, template.weight / len(sentences)
