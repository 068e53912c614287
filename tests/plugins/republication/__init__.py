"""Tests of plugins/republication."""
