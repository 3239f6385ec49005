"""The pipeline that is saved as ``models/council_tagger``, of spaCy's parts and those of ``components``."""

from __future__ import annotations

import spacy
from spacy.language import Language

from extract.tag import components as components  # names the parts
from extract.tag.vocabulary import Vocabulary


def council_tagger() -> Language:
    """The pipeline that is saved as ``models/council_tagger``: English tokens and sentences, the vocabulary's phrases
    (``doc.spans["vocabulary"]``), leads, timescales and themes."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?"]})
    known = {"spans_key": "vocabulary", "phrase_matcher_attr": "LOWER"}
    phrases = nlp.add_pipe("span_ruler", name="vocabulary", config=known)
    phrases.add_patterns(vocabulary_patterns(Vocabulary.general()))  # type: ignore[attr-defined]
    for part in ("leads", "timescales", "themes"):
        nlp.add_pipe(f"council_{part}", name=part)
    nlp.meta.update(
        name="council_tagger",
        version="1.0.0",
        description="Who leads, by when and about what: rules for the papers of English councils",
        license="MIT",
    )
    return nlp


def vocabulary_patterns(vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Patterns for spaCy's rulers: ranks, offices and bodies by every written-out form, sorted."""
    ranks = {(rank.kind.upper(), form) for form, rank in vocabulary.ranks.items()}
    roles = {("OFFICE", form) for form in vocabulary.roles}
    bodies = {(kind.upper(), form) for form, (_, kind) in vocabulary.bodies.items()}
    every = sorted((form, label) for label, form in ranks | roles | bodies if len(form) > 3)
    return [{"label": label, "pattern": form} for form, label in every]
