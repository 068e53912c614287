"""What holds for the theme: its templates, words and style sheets."""
