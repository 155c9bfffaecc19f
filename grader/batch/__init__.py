"""A class in one go: who handed in what, graded by a cluster, one result file a student."""
