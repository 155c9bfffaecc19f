"""A module that does not parse, with cells that pose as other tasks' definitions.

verdicts: error, failed
others: passed, error
bites: no: Python refuses to import it
"""

# %%
def integer_zeros(rows, columns):
    return (((


# %%
"""
def add_out(
# %% [markdown]
"""
