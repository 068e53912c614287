"""What the tests of publishing have in common."""
