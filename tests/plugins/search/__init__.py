"""Tests of plugins/search."""
