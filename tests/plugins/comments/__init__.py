"""Tests of plugins/comments."""
