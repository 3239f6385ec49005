"""The signs in plain words, for ``why``."""

from __future__ import annotations

from extract.trust.features import Features
from extract.trust.kinds import chance_at

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
    "mates": "records of its kind beside it, itself among them",
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
    "words": "its length in words",
    "pages": "pages of the file",
    "columns_unread": "columns of its page that were not understood",
    "count_differs": "the paper counts more records than were read",
    "goes_on": "it ends as if more came",
    "group_numbered": "the label of its group has a figure",
    "group_owed": "the label of its group says must or should",
    "headed_asked": "a heading of its table speaks of recommendations or the like",
    "items": "items of a list within its words",
    "joined": "sentences and clauses joined within its words",
    "labels": "labels within its words",
    "link_answered": "recommendations of the file that are answered",
    "link_far": "pages between it and what it answers",
    "link_is_ref": "its reference is the number that it answers",
    "link_many_named": "it answers a number that several recommendations have",
    "link_to_spare": "it answers nothing, though the file has recommendations",
    "link_unknown": "it answers a number that no recommendation has",
    "link_words": "words in the number that it answers",
    "number_alike": "its mates that have a number of the same form",
    "number_coded": "its number is a plain number or code",
    "number_words": "words in its number",
    "rows_a_record": "rows of its table for each record",
    "same_links": "its mates that answer the same",
    "spare_code": "it has no reference, but a column kept as extra holds a code",
    "spare_named": "it has no lead, but a column kept as extra holds a name",
    "spare_owed": "a column kept as extra says must or should",
    "spare_when": "it has no timescale, but a column kept as extra says when",
    "spare_words": "columns kept as extra that say much",
    "tail": "its words end in a bracket or a short line of their own",
    "tail_named": "that end reads like a name",
    "tail_when": "that end says when",
    "pages_spanned": "pages it goes on over",
    "status_words": "words in its status",
    "tagged_file": "the file is tagged",
    "cut": "it ends in a word that wordings do not end with",
    "unclosed": "a bracket or quotation mark in it is not closed",
    "mates_few_words": "share of its mates with fewer than four words",
    "mates_shortest": "words of the shortest of its mates",
    "reads_own": "by its words and place alone it reads like what it is told as",
    "reads_other": "by its words and place alone it reads like another kind of record",
    "reads_none": "by its words and place alone it reads like no record",
    "reads_beside_mates": "how far it reads like that more than its mates do",
    "mates_read": "its mates read like what they are told as",
    "mates_read_least": "the least likely of its mates reads like what it is told as",
    "file_reads": "the file's records read like what they are told as",
    "file_reads_least": "the least likely of the file's records reads like what it is told as",
    "e_answers_one": "it answers one recommendation",
    "e_accepted": "what stands under it accepts or rejects it",
    "e_answered": "an answer stands under it",
    "e_coded": "a code such as R3 stands before it",
    "e_deciding_paper": "the paper asks for decisions",
    "e_group_recommends": "a panel or group recommends it",
    "e_has_number": "it has a number of its own",
    "e_improve_head": "the heading over it speaks of improvement",
    "e_inspected": "the paper tells of an inspection",
    "e_items_decide": "the items of its list are worded as decisions",
    "e_length": "its length (60 words are all)",
    "e_made_by_others": "others than the council's officers made it",
    "e_named": "the words over it name recommendations",
    "e_origin_in_head": "the heading over it says who recommends",
    "e_origin_in_title": "the title says who recommends",
    "e_owed_below_head": "the words over it say must",
    "e_own_head": "its list has a heading of its own",
    "e_own_named": "it is numbered as the paper's own",
    "e_review_title": "the title speaks of a review",
    "e_says_when": "it says by when",
    "e_says_who": "it says who",
    "e_stated": "a sentence states it",
    "e_told_by_answer": "it is the answer that stands under a recommendation",
    "e_told_by_tail": "its end says who and when",
    "e_told_on": "who or when stands beside its number",
    "e_worded_as_decision": "it is worded as a decision in a paper that asks for some",
    "e_as_siblings": "records among all that begins as it does; no reader read it",
    "e_beside_others": "others of its list",
    "e_columns_agreed": "rules and learned reading of its columns agree",
    "e_columns_chance": "how likely the reading of its table's columns is",
    "e_columns_margin": "by how much the next best reading of its columns is less likely",
    "e_counts_up": "the numbers of its list count up",
    "e_headed": "a heading over it names what it is",
    "e_headings_known": "share of its table's headings that are known",
    "e_lead_lines_agree": "two ways of reading its lead agree",
    "e_lead_plain": "its lead is plainly a post, body or person",
    "e_lead_worth": "how like a lead its lead is",
    "e_likeness": "how like a record it reads; no reader knows its form",
    "e_list": "it stands in a list",
    "e_must": "it says must or should",
    "e_numbered": "share of its list that is numbered",
    "e_opening": "how plainly its section opens as decisions do",
    "e_paper_kind": "the paper is of a kind that holds such",
    "e_plan_chance": "how likely its table is a plan",
    "e_reader": "how sure its reader was by itself",
    "e_says_accepted": "it says accepted, agreed or the like",
    "e_siblings": "others of its list",
    "e_stem": "a stem such as 'That Cabinet' stands over it",
    "e_timescale_sure": "its timescale has one reading",
    "e_told_by_label": "a label names it",
    "e_verb": "it opens with a verb",
    "e_worded": "it is worded as a decision",
}
BEGINNINGS = {
    "by_": "it was found by the way called ",
    "reads_": "by its words and place alone it reads like a record of this kind: ",
    "type_": "the paper is of the type ",
    "role_": "its table is of the role ",
    "unlike_": "share of its mates that differ from it in ",
    "in_n_": "the file's ",
    "is_": "it is told as ",
    "e_": "the reader's sign ",
}


SCALES = {
    "words": 120, "mates": 40, "lead_words": 30, "leads": 6, "time_words": 20, "status_words": 20, "extras": 6,
    "links": 4, "answered": 5, "noted": 3, "money": 4, "days": 4, "lines": 12, "warned": 4, "pages_spanned": 3,
    "pages": 40, "table_columns": 12, "table_rows": 40, "in_n_recommendations": 60, "in_n_actions": 60,
    "in_n_decisions": 60, "e_siblings": 10, "e_beside_others": 10, "items": 4, "joined": 3, "labels": 2,
    "number_words": 6, "spare_words": 3, "rows_a_record": 5, "link_words": 6, "link_far": 5, "columns_unread": 4,
}  # fmt: skip
"""What a sign is divided by in ``features`` (and in the readers' evidence): it is told as a number."""
TIMES = {"length_beside_mates": 4}
"""The same for what is told as so many times another."""
CHANCES = ("e_reader", "e_columns_chance", "e_columns_margin", "e_plan_chance", "e_lead_worth", "e_timescale_sure",
           "e_likeness")  # fmt: skip
"""Told as they are; other signs between no and yes are shares."""


MATES = "mates_"
LEVELS = ("reads_", "mates_read", "file_reads")
"""How names begin that are told as the chance that they stand for."""
OF_OPINION = {
    "has": "it says", "first": "it begins with", "second": "its second word is", "third": "its third word is",
    "ends": "it ends with", "column": "its column's heading says", "beside": "a heading of its table says",
    "head": "the heading over it says", "over": "a heading further up says", "title": "the title says",
    "paper": "the paper's kind is",
}  # fmt: skip
"""How signs of the second opinion begin, in words."""
TELLING = 4
"""Letters from which a word is worth telling."""


def worth_telling(name: str, features: Features) -> bool:
    """Whether a sign says something of this record: signs of other kinds of record, and of readers that did not read
    it, count as 0 in the model but are no news of it."""
    return name in features and not name.startswith("is_")


def opinion_in_words(name: str) -> str | None:
    """A sign of the second opinion: "its column's heading says 'decided'"; None for one without a telling word."""
    where, _, word = name.partition(":")
    return f"{OF_OPINION[where]} '{word}'" if where in OF_OPINION and len(word) >= TELLING else None


def in_words(name: str, features: Features) -> str:
    """What a sign says of this record: "it has a lead: no", "words in its lead cell: 4"."""
    return f"{_plain(name)}: {_value(name, features.get(name, 0.0))}"


def _value(name: str, value: float) -> str:
    if name in SCALES:
        count = round(value * SCALES[name])
        return f"{count} or more" if value >= 1 else f"{count}"
    if name.startswith(LEVELS) and name != "reads_beside_mates":
        return f"{chance_at(value):.2f}"
    if name in TIMES:
        return f"{value * TIMES[name]:.1f} times"
    told = {0.0: "no", 1.0: "yes"}.get(value)
    if told is None or name in CHANCES:
        return f"{value:.2f}" if name in CHANCES else f"{100 * value:.0f} %"
    return told


def _plain(name: str) -> str:
    if name in SIGNS:
        return SIGNS[name]
    if name.startswith(MATES) and name.removeprefix(MATES) in SIGNS:
        return f"share of its mates of which is said: {SIGNS[name.removeprefix(MATES)]}"
    for beginning, words in BEGINNINGS.items():
        if name.startswith(beginning):
            return words + name.removeprefix(beginning).replace("_", " ")
    return name.replace("_", " ")
