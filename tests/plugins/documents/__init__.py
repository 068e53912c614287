"""Tests of plugins/documents."""
