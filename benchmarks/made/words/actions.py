"""What a council says it will do, in the base form of the verb."""

ACTIONS = """
publish a one-page summary of the {document} for {group}
set up a working group of {small} members and officers to oversee {thing}
write to all {group} in {place} to explain the changes to {service}
carry out a skills audit in {service} and act on the gaps found
replace {thing} with an online form that sends an alert when a case is overdue
hold {small} drop-in sessions in {place} for {group}
bring a report on {topic} to {body}
recruit {small} apprentices to {service}
agree a protocol with {partner} on the sharing of data about {group}
run a campaign on {topic} in {place} with {partner}
draft a revised {document} and consult {group} on it
train {small} champions on {topic} in each directorate
clear the backlog in {service} by means of a temporary team
map every contract in {service} worth more than {money}
introduce monthly checks of {thing} by a second officer
appoint a project manager for {thing}
design a simple dashboard on {topic} for {body}
survey {group} about {service} and publish what they say
move {service} on to the council's main customer platform
test {thing} with a group of {group} before it is launched
install charging points in {small} car parks in {place}
offer every new councillor a briefing on {topic}
complete a lessons-learned exercise on {topic}
negotiate revised terms with {partner} for {service}
visit {small} other councils to see how they deal with {topic}
update {thing} to show the owner and the review date of each entry
pilot a new approach to {topic} in {place} and report the findings
create a library of case studies about {topic} for staff
reduce agency use in {service} by {percent}
inspect all blocks in {place} for signs of {topic}
review the pay grades of hard-to-fill posts in {service}
launch a leadership programme for {small} managers in {service}
prepare a business case for a shared {service} team with {partner}
develop a toolkit on {topic} for {group}
check a sample of {small} files in {service} each month
add {topic} to the induction of all new managers
refresh the terms of reference of {body} and seek approval
build a data set on {topic} that can be drawn on by {partner}
retender {service} in lots that local firms can bid for
make {topic} a standing item at meetings of {body}
plant trees at {small} sites in {place} chosen by {group}
produce a plain guide to {thing} for {group}
convene a summit on {topic} with {partner}
extend opening hours in {place} for {group}
undertake a peer review of {service} with {partner}
implement the outstanding audit recommendations on {thing}
deliver e-learning on {topic} to all staff in {service}
provide {group} with a named contact in {service}
identify savings of {money} in {service} without loss of quality
strengthen the gatekeeping of new spending in {service}
link the {document} to the budget so that each priority has a cost
hold a yearly workshop with {group} to set the plan for {service}
analyse complaints about {service} by ward and by theme
commission {partner} to deliver support for {group}
scope the options for the future of the depot in {place}
adopt a standard template for reports to {body}
meet {partner} every quarter to follow up cases of {topic}
ask {group} to help choose the supplier for {service}
monitor take-up of the new offer to {group} in {place}
raise awareness of {topic} through schools in {place}
embed the learning from reviews of {topic} in team meetings
digitise {small} years of paper records held by {service}
establish a risk panel to look at cases of {topic}
simplify the letters sent by {service} about {topic}
seek external funding for work on {topic} in {place}
consolidate {thing} and retire the old versions
roll out mobile working to {small} teams in {service}
rewrite the job descriptions of senior posts in {service}
share the forward plan with {partner} at the start of each year
complete the stock condition survey for {place}
review insurance cover for {service} and test the market
open a hub in {place} where {group} can get advice under one roof
audit {percent} of cases in {service} and report to {body}
cost the actions in the {document} and rank them
publish decisions on {topic} within {small} working days
hold exit interviews with all leavers from {service}
redesign the website pages on {service} with the help of {group}
issue guidance on {topic} to all budget holders
trial a later collection round in {place} for {small} weeks
secure the agreement of {body} to a new scheme of delegation
co-produce a charter for {group} with {partner}
set a trajectory for {topic} with milestones for each quarter
arrange shadowing between {service} and {service2}
fit sensors for damp in {small} homes in {place}
buy {small} homes in {place} for use as temporary accommodation
""".strip().splitlines()

JUDGE_ACTIONS = """
put forward proposals for {service} that meet the target of {percent}
assemble an evidence pack on {topic} for {body}
walk {place} with {group} and list defects street by street
freeze recruitment in {service} except for posts signed off by {body}
stand down the existing board and form one with {partner}
circulate a note to councillors on the state of {thing}
bench-test {thing} against the practice of {small} similar authorities
house {small} families from {place} in homes of their own
write up the process for {thing} and time each step
engage {partner} to look at {topic} from the outside
rehearse the {document} in a desktop exercise with {partner}
reconcile {thing} to the ledger every month
place {small} social workers in schools in {place}
lay out the costs of {service} for each ward
invite {group} to the first half hour of {body}
repaint the crossings around schools in {place}
agree the baseline for {topic} with {partner} and freeze it
bring forward {money} of works in {place}
tighten the sign-off of overtime in {service}
trace tenancies in {place} where no contact was made for a year
give {body} sight of the draft {document} at an early stage
close {small} of the oldest cases in {service} each week
hand over {thing} to a single team
hold back {percent} of the grant until results are shown
collate feedback from {group} into a yearly statement
""".strip().splitlines()

TAILS = (
    "The cost will be met from existing budgets.",
    "Progress will be reported to {body}.",
    "This builds on the pilot in {place}.",
    "Trade unions have been consulted.",
    "Help has been offered by {partner}.",
    "A first draft has been shared with {group}.",
    "An equality check will be made before it begins.",
    "No further posts are needed.",
)
VOICES = ("{Base}.", "{Base}", "We will {base}.", "The Council will {base}.", "To {base}", "Officers will {base}.")
JUDGE_VOICES = (
    "{Base}.",
    "{Base};",
    "The authority will {base}.",
    "The service is to {base}.",
    "It is planned to {base}.",
)
BULLETS = """
agree the scope with {body}
tell {group} what will change
test it first in {place}
train staff in {service}
publish the results
cost each option
ask {partner} for its views
review it after {small} months
draw up a list of risks
report back on {topic}
""".strip().splitlines()
