"""Tests of plugins/servers."""
