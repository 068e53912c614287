"""Tests of plugins/desk."""
