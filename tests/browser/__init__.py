"""What the tests need to try a built site in a browser and with checkers of pages and links."""
