"""Made-up chains of papers: a report, its cover report, the plan, its progress and the review, with exact gold."""
