"""Tests of plugins/watch."""
