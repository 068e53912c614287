"""Tests of plugins/style."""
