"""The grader's own grade: right answers accepted, wrong ones refused and told why, mutants of every solution."""
