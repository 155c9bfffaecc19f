"""The trusted side's view of a submission."""
