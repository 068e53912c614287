"""Publishing: the site made for readers, compared with what they see, and put in its place."""
