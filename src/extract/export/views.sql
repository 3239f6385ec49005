-- The views of an exported database. docs/numbers.md defines every number; the tests hold these views and
-- `council-extract compare` to the same results.

-- Rows that stand in another paper as well are in the table duplicates and are not counted.
CREATE VIEW v_actions AS
WITH leads AS (
    SELECT action_id,
           list(name ORDER BY position) AS leads,
           count(*) AS n_leads,
           count(*) FILTER (kind IN ('officer', 'member', 'person')) AS n_accountable,
           count(*) FILTER (kind IN ('officer', 'person')) AS n_officers
    FROM action_leads GROUP BY action_id
), asked AS (
    SELECT a.action_id, string_agg(r.text, chr(10) ORDER BY r.recommendation_id) AS recommendations
    FROM (SELECT action_id, unnest(recommendation_ids) AS recommendation_id FROM actions) a
    JOIN recommendations r USING (recommendation_id)
    GROUP BY a.action_id
)
SELECT a.council_code,
       coalesce(a.council, a.council_code) AS council,
       a.action_id,
       array_to_string(a.recommendation_numbers, ', ') AS recommendation_numbers,
       asked.recommendations,
       a.ref,
       a.text AS action,
       a.lead_raw,
       array_to_string(leads.leads, '; ') AS leads,
       a.timescale_raw,
       a.timescale_kind,
       CASE WHEN a.timescale_kind IN ('date', 'period', 'relative') THEN a.timescale_latest END AS deadline,
       a.timescale_latest,
       a.status,
       a.progress_raw,
       coalesce(leads.n_leads, 0) AS n_leads,
       coalesce(leads.n_leads = 1 AND leads.n_accountable = 1, false) AS single_lead,
       coalesce(leads.n_officers = 1, false) AS one_officer,
       d.challenge_last,
       date_diff('day', d.challenge_last,
                 CASE WHEN a.timescale_kind IN ('date', 'period', 'relative') THEN a.timescale_latest END)
           AS days_from_challenge,
       a.action_id NOT IN (SELECT record_id FROM duplicates WHERE record_kind = 'action') AS counted,
       a.confidence,
       a.ambiguous,
       a.page_first AS page,
       d.file_name,
       d.source_uri,
       d.title AS paper,
       d.meeting_date,
       a.document_id
FROM actions a
JOIN documents d USING (document_id)
LEFT JOIN leads USING (action_id)
LEFT JOIN asked USING (action_id);

CREATE VIEW v_by_theme AS
WITH records AS (
    SELECT 'action' AS record_kind, action_id AS record_id, council_code, council,
           status = 'completed' AS completed, status = 'ongoing' AS ongoing
    FROM v_actions WHERE counted
    UNION ALL
    SELECT 'recommendation', recommendation_id, council_code, coalesce(council, council_code), NULL, NULL
    FROM recommendations
    WHERE recommendation_id NOT IN (SELECT record_id FROM duplicates WHERE record_kind = 'recommendation')
), tagged AS (
    SELECT DISTINCT r.*, t.scheme, t.theme
    FROM theme_tags t JOIN records r ON r.record_id = t.record_id AND r.record_kind = t.record_kind
), totals AS (
    SELECT council_code, scheme, record_kind, count(DISTINCT record_id) AS tagged_records
    FROM tagged GROUP BY ALL
)
SELECT t.council_code, t.council, t.scheme, t.record_kind, t.theme,
       count(*) AS records,
       round(count(*) / any_value(totals.tagged_records), 4) AS share,
       count(*) FILTER (t.completed) AS completed,
       count(*) FILTER (t.ongoing) AS ongoing
FROM tagged t JOIN totals USING (council_code, scheme, record_kind)
GROUP BY t.council_code, t.council, t.scheme, t.record_kind, t.theme;

CREATE VIEW v_council_summary AS
WITH left_out AS (
    SELECT DISTINCT record_id FROM duplicates
), all_rows AS (
    SELECT document_id, council_code, 'recommendation' AS kind, recommendation_id AS record_id FROM recommendations
    UNION ALL SELECT document_id, council_code, 'action', action_id FROM actions
    UNION ALL SELECT document_id, council_code, 'decision', decision_id FROM decisions
), counted_rows AS (
    SELECT * FROM all_rows WHERE record_id NOT IN (FROM left_out)
), answers AS (
    SELECT DISTINCT coalesce(x.kept_id, a.recommendation_id) AS recommendation_id
    FROM (SELECT action_id, unnest(recommendation_ids) AS recommendation_id FROM actions) a
    LEFT JOIN duplicates x ON x.record_id = a.recommendation_id
    WHERE a.action_id NOT IN (FROM left_out)
), papers AS (
    SELECT council_code, count(*) AS documents
    FROM documents
    WHERE status <> 'quarantined'
      AND (document_id NOT IN (SELECT document_id FROM all_rows)
           OR document_id IN (SELECT document_id FROM counted_rows))
    GROUP BY council_code
), numbered AS (
    SELECT council_code,
           count(*) FILTER (kind = 'recommendation') AS recommendations,
           count(*) FILTER (kind = 'recommendation'
                            AND record_id NOT IN (SELECT recommendation_id FROM answers)) AS unanswered,
           count(*) FILTER (kind = 'decision') AS decisions
    FROM counted_rows GROUP BY council_code
), acted AS (
    SELECT council_code,
           count(*) AS actions,
           count(deadline) AS dated,
           count(*) FILTER (single_lead) AS single_lead,
           count(*) FILTER (one_officer) AS one_officer,
           count(*) FILTER (n_leads = 0) AS no_lead,
           count(*) FILTER (status = 'ongoing') AS ongoing,
           count(*) FILTER (status = 'completed') AS completed,
           median(days_from_challenge) AS median_days
    FROM v_actions WHERE counted GROUP BY council_code
), names AS (
    SELECT council_code, coalesce(max(council), council_code) AS council FROM documents GROUP BY council_code
)
SELECT names.council_code,
       names.council,
       coalesce(papers.documents, 0) AS documents,
       coalesce(numbered.recommendations, 0) AS recommendations,
       coalesce(numbered.unanswered, 0) AS unanswered,
       coalesce(acted.actions, 0) AS actions,
       coalesce(numbered.decisions, 0) AS decisions,
       coalesce(acted.dated, 0) AS dated,
       round(acted.dated / acted.actions, 4) AS share_dated,
       coalesce(acted.single_lead, 0) AS single_lead,
       round(acted.single_lead / acted.actions, 4) AS share_single_lead,
       coalesce(acted.one_officer, 0) AS one_officer,
       round(acted.one_officer / acted.actions, 4) AS share_one_officer,
       coalesce(acted.no_lead, 0) AS no_lead,
       coalesce(acted.ongoing, 0) AS ongoing,
       round(acted.ongoing / acted.actions, 4) AS share_ongoing,
       coalesce(acted.completed, 0) AS completed,
       round(acted.completed / acted.actions, 4) AS share_completed,
       acted.median_days
FROM names
LEFT JOIN papers USING (council_code)
LEFT JOIN numbered USING (council_code)
LEFT JOIN acted USING (council_code);

-- Each action once over all editions of its plan, as the papers published by the day tell: extract.promises in SQL.
-- A paper without a day is not there before those that it comes after in its chain.
CREATE MACRO promises_on(today := current_date, soon := 90) AS TABLE
WITH to_come AS (
    SELECT chain_id, min(edition) AS next FROM chain_papers WHERE published > today GROUP BY chain_id
), said AS (
    SELECT promise_id,
           arg_max({'ref': ref, 'text': text, 'status': status, 'deadline': deadline, 'record_id': record_id,
                    'published': published, 'document_id': document_id, 'page': page_first}, edition)
               FILTER (record_id IS NOT NULL) AS last,
           arg_max(lead, edition) AS lead,
           arg_max(record_id, edition) FILTER (lead IS NOT NULL) AS led_by,
           arg_max(status, edition) FILTER (status <> 'unknown') AS status,
           arg_max(deadline, edition) AS deadline,
           arg_max(record_id IS NULL, edition) AS vanished
    FROM promise_editions LEFT JOIN to_come USING (chain_id)
    WHERE kind = 'action' AND copy_of IS NULL AND coalesce(edition < next, true)
    GROUP BY promise_id
), dated AS (
    SELECT said.* EXCLUDE (status, deadline), coalesce(status, 'unknown') AS status,
           CASE WHEN last.deadline IS NULL AND last.status = 'ongoing' THEN NULL ELSE deadline END AS deadline
    FROM said WHERE last IS NOT NULL
)
SELECT p.council_code,
       coalesce(p.council, p.council_code) AS council,
       p.chain_id,
       p.promise_id,
       CASE WHEN d.status = 'completed' THEN 'done'
            WHEN d.status IN ('superseded', 'not_accepted') THEN 'dropped'
            WHEN d.vanished THEN 'silent'
            WHEN coalesce(d.deadline < today, d.status = 'overdue') THEN 'overdue'
            WHEN d.deadline <= today + soon THEN 'due soon'
            ELSE 'open' END AS state,
       d.last.ref AS ref,
       d.last.text AS action,
       d.lead,
       d.deadline,
       date_diff('day', d.deadline, today) AS days_over,
       d.status,
       d.last.published AS status_as_of,
       p.latest_first,
       p.slipped_days,
       d.last.record_id AS record_id,
       coalesce(d.led_by, d.last.record_id) AS lead_record_id,
       d.last.document_id AS document_id,
       d.last.page AS page
FROM promises p JOIN dated d USING (promise_id);

CREATE VIEW v_promises AS FROM promises_on(today := current_date);

-- What is overdue is told in one place only; the rest of the row is that of the edition which told it last.
CREATE MACRO overdue(today := current_date) AS TABLE
SELECT a.* REPLACE (p.deadline AS deadline, p.status AS status, true AS counted),
       CASE WHEN p.days_over > 0 THEN p.days_over END AS days_overdue,
       p.promise_id
FROM promises_on(today := today) p JOIN v_actions a ON a.action_id = p.record_id
WHERE p.state = 'overdue';

CREATE VIEW v_overdue AS FROM overdue(today := current_date);

-- Who was told the same, and what did they do: a row a recommendation of a family.
CREATE VIEW v_families AS
WITH answered AS (
    SELECT m.family_id, m.promise_id, string_agg(a.wording_last, chr(10) ORDER BY a.promise_id) AS actions,
           max(a.latest_last) AS latest_deadline
    FROM (SELECT family_id, promise_id, unnest(actions) AS action_id FROM family_members) m
    JOIN promises a ON a.promise_id = m.action_id
    GROUP BY m.family_id, m.promise_id
)
SELECT f.family_id, f.asks, f.n_councils, f.probability AS family_probability,
       m.council_code, coalesce(m.council, m.council_code) AS council, m.promise_id,
       r.ref_last AS number, r.wording_last AS recommendation, m.probability, m.response,
       len(m.actions) AS n_actions, m.n_completed,
       round(m.n_completed / nullif(len(m.actions), 0), 4) AS share_completed,
       answered.actions, answered.latest_deadline, m.document_id, m.page_first AS page
FROM family_members m
JOIN families f USING (family_id)
JOIN promises r ON r.promise_id = m.promise_id
LEFT JOIN answered ON answered.family_id = m.family_id AND answered.promise_id = m.promise_id;

CREATE VIEW v_posts AS
WITH led AS (
    SELECT p.council_code, p.council, p.state, p.promise_id,
           coalesce(l.post_id, l.name, 'no lead') AS post_id, coalesce(l.name, 'no lead') AS name
    FROM v_promises p
    LEFT JOIN action_leads l ON l.action_id = p.lead_record_id
)
SELECT council_code, council, post_id, mode(name) AS post,
       count(DISTINCT promise_id) AS actions,
       count(DISTINCT promise_id) FILTER (state NOT IN ('done', 'dropped')) AS open,
       count(DISTINCT promise_id) FILTER (state = 'overdue') AS overdue,
       count(DISTINCT promise_id) FILTER (state = 'done') AS done
FROM led GROUP BY council_code, council, post_id;

COMMENT ON VIEW v_promises IS 'Every action once over all editions of its plan, and how it stands today: done, dropped, silent, overdue, due soon or open. For another day: FROM promises_on(today := DATE ''2026-03-31'').';
COMMENT ON VIEW v_posts IS 'Actions by council and post or body: how many, and of them open, overdue and done today.';
COMMENT ON VIEW v_actions IS 'One row an action with its leads, what it answers and its paper. counted is false where the same action stands in another paper, or in a later edition of its plan: filter on it before counting.';
COMMENT ON VIEW v_families IS 'Recommendations to several councils that ask for the same, a row each, with what the council answered and how much of it is completed.';
COMMENT ON VIEW v_overdue IS 'Actions that are overdue today, each once over all editions of its plan: the rows of v_promises in that state with the columns of v_actions. For another day: FROM overdue(today := DATE ''2026-03-31'').';
COMMENT ON VIEW v_by_theme IS 'Counted recommendations and actions by council, theme scheme and theme. share: of the records with any theme of that scheme; a record with two themes counts for both.';
COMMENT ON VIEW v_council_summary IS 'The numbers of council-extract compare, one row a council. docs/numbers.md defines each.';
