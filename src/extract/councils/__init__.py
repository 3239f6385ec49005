"""Which council a paper is about, and what is particular to that council.

The registry is ``corpora/councils.csv``, one row per principal authority of the United Kingdom; a profile is
``corpora/<CODE>-<name>/profile.toml``. Both ship in the wheel. A further folder of the same layout, given as a
parameter or in the environment variable ``COUNCIL_EXTRACT_CORPORA``, adds to them and goes before them.
"""

from __future__ import annotations

from extract.councils.council import Council, Identification
from extract.councils.folders import FOLDER_VARIABLE, folders
from extract.councils.profiles import PlanTheme, Profile, check_profiles, profile
from extract.councils.registry import Registry, registry

__all__ = [
    "FOLDER_VARIABLE",
    "Council",
    "Identification",
    "PlanTheme",
    "Profile",
    "Registry",
    "check_profiles",
    "folders",
    "profile",
    "registry",
]
