"""What reviewers, peers, inspectors, auditors and scrutiny ask of a council, in the base form of the verb."""

RECOMMENDATIONS = """
review how {topic} is reported to {body} and whether the figures can be relied on
agree a shorter list of priorities and +stop work that does not serve them
set out how {service} and {service2} will share information about {group}
strengthen the challenge that {body} gives to {document} proposals
publish a clear account of what has been done about {topic} in {place}
give {group} a regular say in how {service} is designed
ensure that every manager in {service} receives supervision at least every month
bring {thing} up to date and +name an owner for each entry
make better use of what {group} tell the council about {topic}
commission an independent review of {thing}
refresh the {document} so that it reflects the needs of {group}
improve the timeliness of assessments in {service}
build capacity in {service} before the next budget is set
develop a single approach to {topic} that all directorates follow
clarify who is responsible for {topic} at senior level
work with {partner} to reduce the time that {group} wait for support
invest in training for councillors on {topic} and {topic2}
provide {body} with a yearly report on {topic}
monitor the benefits of {thing} and +report them openly
reduce reliance on interim managers in {service}
consider whether the present arrangements for {service} offer value for money
test the assumptions behind the savings planned in {service}
simplify {thing} so that staff can follow it without help
extend the pilot on {topic} from {place} to the whole area
establish a forum in which {group} and {partner} can meet the council
recognise the contribution of {group} in the {document}
align the {document} with the plans of {partner}
set targets for {topic} that stretch the organisation but can be reached
address the backlog in {service} with a plan that has dates and owners
communicate decisions about {service} to {group} earlier and in plain words
take a fresh look at the balance between prevention and crisis work in {service}
adopt a consistent standard for recording decisions about {topic}
hold a yearly conversation with {partner} about shared risks
ensure that lessons from complaints about {service} reach {body}
prepare a business case for bringing {service} back in house
map the support that is open to {group} and +close the gaps
put in place a succession plan for hard-to-fill posts in {service}
look again at the scope of {thing} and +publish the result
raise the profile of {topic} among members and senior officers
secure long-term funding for work with {group} in {place}
introduce a quality check on {thing} before it goes to {body}
create one front door for {group} who need help from {service}
complete the actions left open from the last audit of {thing}
explore with {partner} the case for a shared {service} team
continue to lobby government on {topic} together with {partner}
maintain a visible presence of senior leaders in {place}
broaden the range of data used to plan {service}
prioritise homes in {place} when tackling {topic}
be more ambitious about {topic} and +say what success would look like
undertake an audit of {thing} in each directorate
appoint a member champion for {topic}
write to {partner} to seek assurance about {topic}
revisit the terms of reference of {body}
streamline the approval of {thing} so that it takes no more than {small} days
support {group} in {place} through a named link officer
rethink how the council buys services for {group}
develop measures of outcome, not only of activity, for {service}
share good practice on {topic} between schools and {partner}
make {thing} easier to find on the council's website
plan for the end of the grant that pays for {topic} in {place}
""".strip().splitlines()

VOICES = (
    "{Base}.",
    "{Base}",
    "The council should {base}.",
    "That the council {third}.",
    "The Council should {base}",
    "That Cabinet {third}",
    "It is recommended that the council should {base}.",
    "Officers should {base}.",
)
JUDGE_VOICES = (
    "{Base}.",
    "The authority needs to {base}.",
    "That the Executive {third}.",
    "There is a need to {base}.",
    "The service must {base}.",
)
