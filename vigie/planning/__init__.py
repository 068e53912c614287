"""From what was read to what each page is given: which pages, where, with what around them."""
