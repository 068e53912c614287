"""From the bytes of the content folder to typed values, or to what is wrong with them."""
