"""Real builds of small sites, made by the tests."""
