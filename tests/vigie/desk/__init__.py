"""Tests of the volunteer’s desk."""
