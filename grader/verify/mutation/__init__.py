"""Mutants: small wrong changes to the reference solutions, made by operators on the concrete syntax tree."""
