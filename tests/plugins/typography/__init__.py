"""Tests of plugins/typography."""
