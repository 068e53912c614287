"""Tests of plugins/interviews."""
