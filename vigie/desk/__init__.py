"""The volunteer's desk: new texts, their translations, and where they stand."""
