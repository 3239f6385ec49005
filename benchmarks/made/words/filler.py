"""Running text that holds no recommendation, action or decision."""

PARAGRAPHS = """
The council has served {place} for many years and {service} remains one of its largest areas of spending.
A peer team spent {small} days on site and met more than a hundred people, among them {group} and {group2}.
Demand for {service} rose by {percent} over the period, while the number of staff stayed much the same.
There are no direct legal implications arising from this report.
The financial position of {service} was last reported to {body} and has not changed since.
An equality screening was completed and found no adverse effect on {group}.
{partner} and the council have met on {small} occasions to discuss {topic}.
The report describes the background to {topic} and sets it in the context of the {document}.
Feedback from {group} was largely positive, though some raised concerns about {topic}.
The table below should be read together with the {document}.
Performance on {topic} is better than that of similar councils, but varies between wards.
The last inspection of {service} took place some years ago and judged it to be good overall.
Members discussed {topic} at length and heard from {group} and from {partner}.
The work is overseen by {body}, which meets every quarter in public.
Costs of {money} were incurred in the year and were contained within the approved budget.
In common with other authorities the council finds it hard to fill posts in {service}.
The chair thanked officers for the report and for the work that lay behind it.
Risks are kept under review and the most serious are brought to {body}.
The council owns {small} buildings in {place}, of which most date from the last century.
Climate implications were considered and are judged to be neutral.
""".strip().splitlines()

INTROS = """
This document sets out what the council has agreed to do about {topic}.
The plan below answers the report on {topic} which was received by {body}.
The following shows the position on {topic} in {place}.
This paper tells {body} how the work on {topic} stands.
""".strip().splitlines()

PROGRESS = """
Draft shared with {group}; comments are being worked through.
Two of {small} sessions held and well attended.
Supplier chosen and contract signed.
Delayed by vacancies in {service}.
Agreed by {body} and now in place.
Work has begun in {place}.
Waiting for data from {partner}.
First findings were discussed with {partner}.
On course; no concerns.
Training has reached {percent} of staff.
Paused while the budget is settled.
Survey closed with a response of {percent}.
""".strip().splitlines()

OUTCOMES = """
Shorter waits for {group}
Fewer complaints about {service}
Better evidence for {body}
Higher satisfaction among {group}
Lower spend on agency staff
Stronger challenge by members
More trust between the council and {partner}
{percent} of cases dealt with on time
""".strip().splitlines()

EVIDENCE = """
Minutes of {body}
Signed agreement
Survey report
Copy of the {document}
Monthly dashboard
Training log
Page on the website
""".strip().splitlines()

RISKS = """
Loss of key staff
Partners cannot agree
Funding ends early
Data not to hand
Supplier failure
Low response
""".strip().splitlines()

COSTS = ("Existing budget", "Within budget", "£15,000", "£40,000 (grant)", "Officer time", "Nil", "£8k", "To be costed")
PRIORITIES = ("High", "Medium", "Low")
SOURCES = ("Peer review", "Audit", "Staff survey", "Scrutiny", "Inspection", "Complaint")
