"""Tests of plugins/videos."""
