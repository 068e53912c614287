"""What can be known of texts before they are published, told with line and column.

A rule is a function from one manuscript to findings; `rules.py` lists them all. `run.py` adds what
a build would tell, in the same values. `docs/checking.md` says what each rule is after.
"""
