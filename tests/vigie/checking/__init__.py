"""Tests of the vocabulary; one module for each of vigie/."""
