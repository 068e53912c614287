"""The tests; they mirror vigie/ and plugins/."""
