"""The benchmark: its corpus and what it tells, never how long something takes."""
