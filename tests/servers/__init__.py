"""What the tests need to serve a site with real servers."""
