"""Tests of plugins/redirects."""
