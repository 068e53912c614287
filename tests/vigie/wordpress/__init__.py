"""Tests of the import of WordPress blogs."""
