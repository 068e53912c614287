"""The tests of the posts plugin."""
