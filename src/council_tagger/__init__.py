"""The pipeline by its name, as spaCy looks for it: ``spacy.load("council_tagger")``.

spaCy takes a name for a pipeline where a distribution of that name is installed, and calls ``load`` of the module of
that name. ``council_tagger.egg-info`` beside this folder, which the wheel of council-extract brings along, is that
distribution.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

import extract.tag.components  # noqa: F401  (makes the parts known, where no entry points are installed)
from extract.shipped import model_folder

__version__ = "1.0.0"


def load(**overrides: Any) -> Language:
    """The saved pipeline; ``overrides`` are those of ``spacy.load``: vocab, disable, enable, exclude, config."""
    return load_model_from_path(model_folder("council_tagger"), **overrides)
