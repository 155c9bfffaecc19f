"""Ends the process as if all had gone well, while the module loads.

verdicts: crashed
others: crashed
shows: ended its own process
bites: naive
quick: yes
"""
import os

os._exit(0)
