"""Readers' comments: the archive beside each post, what pages show of it, and how it is kept."""
