"""Tests of the site as its writers see it."""
