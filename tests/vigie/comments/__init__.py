"""Tests of the archives of comments: pure values and the commands that keep them."""
