"""The signs in plain words, for ``why``."""

from __future__ import annotations

from extract.trust.features import Features

SIGNS = {
    "alone": "it stands alone, without others of its kind beside it",
    "answer_known": "the council's answer is stated",
    "answered": "actions answer it",
    "capital": "it begins with a capital, figure or bullet",
    "capitals": "share of capitals in its words",
    "closed": "it ends like a sentence",
    "colon": "it ends in a colon",
    "days": "days or years within its words",
    "extras": "columns that are kept as extras",
    "few_words": "it has fewer than four words",
    "has_context": "explaining text stands under it",
    "has_lead": "it has a lead",
    "has_link": "it answers a recommendation",
    "has_number": "it has a number",
    "has_ref": "it has a reference",
    "has_status": "it has a status",
    "has_stem": "it completes a stem",
    "has_time": "it has a timescale",
    "in_group": "it stands in a labelled group",
    "in_table": "it stands in a table",
    "lead_words": "words in its lead cell",
    "leads": "number of its leads",
    "leads_unknown": "leads that are no known post, body or person",
    "leads_unsure": "leads with another reasonable reading",
    "length_beside_mates": "its length beside that of its mates",
    "letters": "share of letters in its words",
    "lines": "paragraphs in its words",
    "links": "recommendations it answers",
    "maker_known": "it is known who decides",
    "mates": "others of its kind beside it",
    "mates_closed": "its mates end like sentences",
    "mates_distinct": "its mates say different things",
    "mates_gaps": "gaps in the numbering",
    "mates_lead": "its mates have leads",
    "mates_link": "its mates answer recommendations",
    "mates_numbered": "its mates have numbers",
    "mates_repeats": "numbers that stand more than once",
    "mates_status": "its mates have a status",
    "mates_time": "its mates have timescales",
    "mates_time_read": "timescales of its mates could be read",
    "modal": "it says will, should or must",
    "money": "money or shares within its words",
    "noted": "notes on how it was read",
    "ocr": "its words were read from a picture",
    "origin_known": "it is known who recommends",
    "past": "it tells of the past",
    "question": "it holds a question",
    "resolved": "it is a decision taken",
    "said_again": "the same words stand as another record",
    "same_opening": "its mates begin with the same word",
    "status_unread": "its status could not be read",
    "table_columns": "columns of its table",
    "table_filled": "share of filled cells in its table",
    "table_headed": "share of columns with a heading",
    "table_rows": "rows of its table",
    "table_score": "how surely its table is one",
    "time_approximate": "its timescale has another reasonable reading",
    "time_unread": "its timescale could not be read",
    "time_words": "words in its timescale",
    "title_says_plan": "the paper calls itself a plan or log",
    "to": "it begins with 'to'",
    "unsure_pairing": "it is uncertain which lead and date belong to it",
    "verb_known": "it opens with a known verb of decision",
    "warned": "warnings on its page",
    "words": "its length",
    "e_reader": "how sure its reader was by itself",
}
BEGINNINGS = {
    "by_": "it was found by the way called ",
    "type_": "the paper is of the type ",
    "role_": "its table is of the role ",
    "unlike_": "it is unlike its mates in ",
    "in_n_": "how many the paper holds of ",
    "is_": "it is told as ",
    "e_": "the reader's sign ",
}


def in_words(name: str, features: Features) -> str:
    """What a sign says of this record: "it has a lead: no", "its length: 0.14"."""
    value = features.get(name, 0.0)
    told = {0.0: "no", 1.0: "yes"}.get(value, f"{value:.2f}")
    return f"{_plain(name)}: {told}"


def _plain(name: str) -> str:
    if name in SIGNS:
        return SIGNS[name]
    for beginning, words in BEGINNINGS.items():
        if name.startswith(beginning):
            return words + name.removeprefix(beginning).replace("_", " ")
    return name.replace("_", " ")
