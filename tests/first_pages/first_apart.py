"""First pages of parishes, joint committees, peers and boards that the weights were not learned on."""

from __future__ import annotations

from first_pages.ink import Paper, gap, grid, lines, para, section

APART: tuple[Paper, ...] = (
    Paper(
        "parish_with_its_clerk_above",
        {"title": ("Minutes of the Parish Council Meeting held on Monday 1st September 2025 at 7.30pm in the Reading "
                   "Room", "Minutes of the Parish Council Meeting", "Minutes"),
         "committee": ("Parish Council", None), "meeting_date": "2025-09-01", "document_type": "minutes",
         "council": "Great Pellow Parish Council"},
        lambda: [
            para("<b>Great Pellow Parish Council</b>", 16, "centre"),
            *lines("Clerk: Mrs J. Tallow, 4 Mill Lane, Great Pellow", "clerk@greatpellow.example", size=9,
                   align="centre"),
            para("<b>Minutes of the Parish Council Meeting held on Monday 1st September 2025 at 7.30pm in the Reading "
                 "Room</b>", 11, "centre"),
            para("<b>In attendance:</b> Cllrs Ash (Chair), Birch, Cole and Dunn; the Clerk; four residents."),
            para("25/61 <b>Apologies</b> were received and accepted from Cllr Elm."),
            para("25/62 <b>Highways.</b> The Clerk had reported the pothole in Chapel Road. It was resolved to write "
                 "again. Action: Clerk"),
            para("25/63 <b>Play area.</b> Three quotes were seen. It was resolved to accept the second, of £1,240."),
            para("25/64 <b>Finance.</b> The payments listed were approved."),
            para("The meeting closed at 8.50pm."),
        ],
    ),
    Paper(
        "joint_committee_report",
        {"title": "Shared depot: lease and fit-out", "committee": "Northvale and Southvale Joint Waste Committee",
         "meeting_date": "2025-11-19", "document_type": "cover_report"},
        lambda: [
            grid([["<b>NORTHVALE AND SOUTHVALE JOINT WASTE COMMITTEE</b>", "<b>ITEM 6</b>"],
                  ["19 November 2025", "Public"]], [400, 80], ruled=False),
            gap(),
            para("<b>Shared depot: lease and fit-out</b>", 13),
            para("Paper by the Joint Waste Manager", 11),
            *section("1.0", "Purpose", 1),
            *section("2.0", "Recommendations", 0),
            para("2.1 It is recommended that the lease is signed."),
            *section("3.0", "Background", 2),
            *section("4.0", "Legal and financial implications", 1),
        ],
        foot="{page}",
    ),
    Paper(
        "peers_on_a_cover",
        {"title": ("Planning Service Peer Review", "Planning Service Peer Review - Feedback report"),
         "committee": None, "meeting_date": None, "document_type": "peer_challenge_report"},
        lambda: [
            para("Planning Advisory Service", 12),
            gap(140),
            para("<b>Planning Service Peer Review</b>", 26, after=14),
            para("Marlpit District Council", 18, after=10),
            para("3 to 5 June 2025", 14, after=10),
            para("Feedback report", 18, after=240),
            *section("1", "Summary", 2),
            para("<b>Key recommendations</b>"),
            para("R1. Bring decisions on small sites within eight weeks."),
            para("R2. Train the committee each spring."),
        ],
    ),
    Paper(
        "board_sheet_of_four_columns",
        {"title": "Passenger information: where we have got to", "committee": "Bus Partnership Board",
         "meeting_date": "2025-09-12", "document_type": ("cover_report", "progress_update")},
        lambda: [
            grid([["<b>Meeting</b>", "Bus Partnership Board", "<b>Held on</b>", "12/09/2025"],
                  ["<b>Paper</b>", "Passenger information: where we have got to", "<b>Item</b>", "9"],
                  ["<b>Sponsor</b>", "Director of Transport", "<b>Writer</b>", "P. Lowe"],
                  ["<b>For</b>", "Noting", "<b>Appendices</b>", "1"]], [70, 240, 80, 90]),
            gap(),
            *section("1.", "Summary", 1),
            *section("2.", "Recommendations", 0),
            para("2.1 The Board is asked to note progress."),
            *section("3.", "Progress since March", 2),
            *section("4.", "Risks", 1),
        ],
        head="West Fenland Combined Authority",
    ),
)  # fmt: skip
