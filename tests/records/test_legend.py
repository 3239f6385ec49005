"""The printed key to colours and letters of a status column."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.model import Box, Fill, Page
from extract.records import find_records
from extract.records.plans.headers import find_headers
from extract.records.plans.legend import colour_name, find_legend
from extract.records.plans.lights import light_of
from extract.text import group_lines
from paper import grid, paper, table, write


def page(text: str, *fills: Fill) -> Page:
    return Page(1, 595.0, 842.0, 0, group_lines(write(text), 1), fills=fills)


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#00b050", "green"), ("#70ad47", "green"), ("#ffc000", "amber"), ("#ff0000", "red"), ("#5b9bd5", "blue"),
     ("#c6efce", "green"), ("#d9d9d9", "grey"), ("#ffff00", "yellow"), ("#e8413c", "red")],
)  # fmt: skip
def test_colours_are_called_what_readers_call_them(colour: str, name: str) -> None:
    assert colour_name(colour) == name


@pytest.mark.parametrize(
    "text",
    [
        "Key: B = complete, G = on track, R = overdue",
        "Blue: complete; Green: on track; Red: overdue",
        "RAG: Blue – complete | Green – on track | Red – overdue",
        "Blue = complete\nGreen = on track\nRed = overdue",
    ],
)
def test_keys_in_words(text: str) -> None:
    legend = find_legend([page(text)])
    assert legend
    assert [legend.of_word(word) for word in ("Blue", "g", "R.")] == ["complete", "on track", "overdue"]
    assert legend.of_colour("#00b050") == "on track"


def test_a_key_of_boxes_beside_their_words() -> None:
    boxes = [Fill(Box(20, top, 44, top + 10), colour) for top, colour in ((110, "#5b9bd5"), (122, "#70ad47"))]
    legend = find_legend([page("Complete\nOn track", *boxes)])
    assert legend
    assert legend.of_colour("#5b9bd5") == "Complete"
    assert legend.of_colour("#70ad48") == "On track"
    assert legend.of_colour("#ff0000") is None


@pytest.mark.parametrize(
    "text",
    [
        "The cell is coloured blue where it is completed, green where it is on\ntrack, grey where it has not started "
        "and red where it is late.",
        "The colour tells how it stands: blue, completed; green, on track;\ngrey, not started; red, it is late.",
    ],
)
def test_a_key_told_in_a_sentence(text: str) -> None:
    legend = find_legend([page(text)])
    assert legend
    assert [(legend.of_colour(c) or "").split()[-1] for c in ("#5b9bd5", "#00b050", "#bfbfbf", "#ff0000")] == [
        "completed", "track", "started", "late"
    ]  # fmt: skip


def test_a_key_set_as_a_small_table_has_no_marks_between_colours_and_meanings() -> None:
    text = "Rating  Meaning\nBlue  Complete\nGreen  In progress and on\ntrack\nRed  Overdue"
    legend = find_legend([page(text)], shown={"Blue", "Green", "Red"})
    assert legend
    assert [legend.of_word(word) for word in ("Blue", "Red")] == ["Complete", "Overdue"]
    assert find_legend([page("Red Lion Street\nGreen Lane")], shown={"Red", "Green"}) is None


def test_colours_of_bins_are_no_key() -> None:
    assert (
        find_legend([page("Put out blue, brown and green bins where asked. Red, green and blue paint was used.")])
        is None
    )


def test_running_text_is_no_key() -> None:
    assert (
        find_legend([page("A: the council is on track. The green belt - the council has started to review it.")])
        is None
    )


def test_a_fill_without_words_means_what_the_key_says() -> None:
    made = paper(
        (
            "**Tracker of actions**",
            "Key: Green = complete, Amber = in progress, Red = overdue",
            grid(
                ["**Action**", "**Lead**", "**Status**"],
                ["Publish the vision for the town", "Leader", "{#00b050}"],
                ["Consult residents on the vision", "CMT", "{#ff0000}"],
                ["Report on it to full Council", "CMT", "A"],
            ),
        ),
        top=60.0,
    )
    found = find_records(made.document, made.by_page[0], Issues()).papers[0]
    assert [action.status_meaning for action in found.actions] == ["complete", "overdue", "in progress"]


def test_signs_that_a_key_explains_carry_its_words() -> None:
    legend = find_legend([page("Key: ✔ Complete ▶ On track ▲ At risk ✖ Off track")])
    assert legend
    assert [legend.of_word(sign) for sign in "✔▶▲✖"] == ["Complete", "On track", "At risk", "Off track"]
    assert [legend.with_words(printed) for printed in ("▶", "A", "Done")] == ["▶ On track", "A", "Done"]


def test_signs_that_rows_show_are_explained_whatever_the_words_and_pages_of_their_key() -> None:
    made = table(["State", "Action"], ["◐", "Publish the vision"], ["●", "Review the grants"], ["○", "Ask"], page=2)
    plan = Page(2, 595.0, 842.0, 0, [line for cell in made.cells for line in cell.lines])
    pages = [page("● Met ◐ Half of it ○ Put off"), plan]
    assert find_legend(pages, [made]) is None
    legend = find_legend(pages, [made], {"●", "◐"})
    assert legend
    assert [legend.with_words(sign) for sign in "●◐"] == ["● Met", "◐ Half of it"]


def test_letters_that_name_no_colour() -> None:
    legend = find_legend([page("Status: C = complete, O = on track, D = delayed")])
    assert legend
    assert [legend.of_word(word) for word in "COD"] == ["complete", "on track", "delayed"]


def test_a_sign_before_ever_other_words_is_the_bullet_of_a_list() -> None:
    signs = ("☑", "☐")
    legend = find_legend([page("☑ Met ☐ Not met yet")], shown=signs)
    assert legend and legend.with_words("☐") == "☐ Not met yet"
    assert (
        find_legend(
            [page("☑ Mend the gate\n☐ Paint the hall\n☑ Sell a van\n☐ Let the barn\n☑ Ask\n☐ Tell")], shown=signs
        )
        is None
    )


def test_letters_that_speak_of_no_status_are_no_key() -> None:
    assert find_legend([page("A = the council, B = the board")]) is None


def coloured(head: str, *cells: str) -> list[str | None]:
    """The colours that tell the status of actions, for a plan with a column of ``cells`` under ``head``."""
    steps = ("Publish the vision", "Consult residents on it", "Report on it to Cabinet", "Review the grants")
    rows = [[cell, step, "Head of Parks", "May 2027"] for cell, step in zip(cells, steps, strict=True)]
    made = table([head, "Action", "Lead", "By when"], *rows)
    (header,) = find_headers(made)
    return [light_of(made, row, header) for row in range(1, made.n_rows)]


def test_a_column_of_colours_without_words_tells_the_status() -> None:
    shown = ("#ff0000", "#00b050", "#00b050", "#ffc000")
    assert coloured("", *(f"{{{colour}}}" for colour in shown)) == list(shown)


def test_numbers_coloured_to_and_fro_tell_the_status_and_those_of_themes_do_not() -> None:
    shown = ("#ff0000", "#00b050", "#ff0000", "#ffc000")
    assert coloured("Code", *(f"{{{c}}}A{n}" for n, c in enumerate(shown, 1))) == list(shown)
    themes = ("#ff0000", "#ff0000", "#00b050", "#00b050")
    assert coloured("Code", *(f"{{{c}}}A{n}" for n, c in enumerate(themes, 1))) == [None] * 4
