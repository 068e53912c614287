"""Tests of plugins/pages."""
