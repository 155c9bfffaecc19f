"""The one result model, shown: on a terminal, as JSON."""
