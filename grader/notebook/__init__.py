"""Notebooks, and nbgrader: made from the single source, read back, graded in the jail, put into its gradebook."""
